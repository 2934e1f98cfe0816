package dev.innkey.app.phone

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import java.io.InputStream
import java.io.OutputStream
import java.security.AlgorithmParameters
import java.security.InvalidAlgorithmParameterException
import java.security.InvalidKeyException
import java.security.Key
import java.security.KeyStore
import java.security.KeyStoreSpi
import java.security.Provider
import java.security.ProviderException
import java.security.SecureRandom
import java.security.Security
import java.security.UnrecoverableKeyException
import java.security.cert.Certificate
import java.security.spec.AlgorithmParameterSpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.Cipher
import javax.crypto.CipherSpi
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

/** The phone's keystore as far as the app uses it: its keys work only through its own cipher and cannot be read out. */
object FakeKeystore {
    private val provider = FakeKeystoreProvider()

    internal val keys = mutableMapOf<String, FakeKey>()

    /** Why no key can be had, while set. */
    var failure: Exception? = null

    /** Whether no key can be made. */
    var full = false

    /** How often a key was made. */
    var made = 0

    /** An empty keystore takes the place of the phone's, until [remove]. */
    fun install() {
        keys.clear()
        failure = null
        full = false
        made = 0
        Security.removeProvider(provider.name)
        Security.insertProviderAt(provider, 1)
    }

    fun remove() = Security.removeProvider(provider.name)

    /** What the phone does when its lock is removed: the key is there, but never works again. */
    fun invalidateKeys() = keys.values.forEach { it.valid = false }

    /** Newer phones do not even give out a key that never works again. */
    fun hideKeys() = keys.values.forEach { it.hidden = true }

    fun forgetKeys() = keys.clear()
}

internal class FakeKeystoreProvider : Provider("AndroidKeyStore", "1", "in place of the phone's") {
    init {
        put("KeyStore.AndroidKeyStore", FakeKeyStoreSpi::class.java.name)
        put("KeyGenerator.AES", FakeKeyGeneratorSpi::class.java.name)
        put("Cipher.AES/GCM/NoPadding", FakeCipherSpi::class.java.name)
        put("Cipher.AES/GCM/NoPadding SupportedKeyClasses", FakeKey::class.java.name)
    }
}

internal class FakeKey : SecretKey {
    val secret = SecretKeySpec(ByteArray(32).also { SecureRandom().nextBytes(it) }, "AES")
    var valid = true
    var hidden = false

    override fun getAlgorithm() = "AES"

    override fun getFormat(): String? = null

    override fun getEncoded(): ByteArray? = null
}

internal class FakeKeyGeneratorSpi : KeyGeneratorSpi() {
    private lateinit var spec: KeyGenParameterSpec

    override fun engineInit(
        params: AlgorithmParameterSpec,
        random: SecureRandom?,
    ) {
        spec = params as KeyGenParameterSpec
        if (spec.keySize != 256) throw InvalidAlgorithmParameterException("too weak")
        if (KeyProperties.BLOCK_MODE_GCM !in spec.blockModes) throw InvalidAlgorithmParameterException("no GCM")
        if (!spec.isRandomizedEncryptionRequired) throw InvalidAlgorithmParameterException("not random")
    }

    override fun engineInit(random: SecureRandom?) = error("needs a KeyGenParameterSpec")

    override fun engineInit(
        keysize: Int,
        random: SecureRandom?,
    ) = error("needs a KeyGenParameterSpec")

    override fun engineGenerateKey(): SecretKey {
        if (FakeKeystore.full) throw ProviderException("Keystore key generation failed")
        FakeKeystore.made++
        return FakeKey().also { FakeKeystore.keys[spec.keystoreAlias] = it }
    }
}

/** Only what [FakeKey] needs: as the phone's, it makes the initialisation vectors itself and takes none that is not 12 bytes long. */
internal class FakeCipherSpi : CipherSpi() {
    private val cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE")

    override fun engineInit(
        opmode: Int,
        key: Key,
        random: SecureRandom?,
    ) = cipher.init(opmode, usable(key))

    override fun engineInit(
        opmode: Int,
        key: Key,
        params: AlgorithmParameterSpec?,
        random: SecureRandom?,
    ) {
        val gcm = params as GCMParameterSpec
        if (opmode == Cipher.ENCRYPT_MODE) throw InvalidAlgorithmParameterException("Caller-provided IV not permitted")
        if (gcm.iv.size != 12) throw InvalidAlgorithmParameterException("Unsupported IV length: ${gcm.iv.size} bytes")
        cipher.init(opmode, usable(key), gcm)
    }

    private fun usable(key: Key): Key {
        if (key !is FakeKey) throw InvalidKeyException("not of this keystore")
        if (!key.valid) throw KeyPermanentlyInvalidatedException()
        return key.secret
    }

    override fun engineGetIV(): ByteArray = cipher.iv

    override fun engineUpdateAAD(
        src: ByteArray,
        offset: Int,
        len: Int,
    ) = cipher.updateAAD(src, offset, len)

    override fun engineDoFinal(
        input: ByteArray?,
        inputOffset: Int,
        inputLen: Int,
    ): ByteArray = cipher.doFinal(input ?: ByteArray(0), inputOffset, inputLen)

    override fun engineDoFinal(
        input: ByteArray,
        inputOffset: Int,
        inputLen: Int,
        output: ByteArray,
        outputOffset: Int,
    ): Int = cipher.doFinal(input, inputOffset, inputLen, output, outputOffset)

    override fun engineUpdate(
        input: ByteArray,
        inputOffset: Int,
        inputLen: Int,
    ): ByteArray? = cipher.update(input, inputOffset, inputLen)

    override fun engineUpdate(
        input: ByteArray,
        inputOffset: Int,
        inputLen: Int,
        output: ByteArray,
        outputOffset: Int,
    ): Int = cipher.update(input, inputOffset, inputLen, output, outputOffset)

    override fun engineInit(
        opmode: Int,
        key: Key,
        params: AlgorithmParameters?,
        random: SecureRandom?,
    ) = error("not used")

    override fun engineSetMode(mode: String) = error("not used")

    override fun engineSetPadding(padding: String) = error("not used")

    override fun engineGetBlockSize() = 16

    override fun engineGetOutputSize(inputLen: Int) = inputLen + 16

    override fun engineGetParameters(): AlgorithmParameters? = null
}

internal class FakeKeyStoreSpi : KeyStoreSpi() {
    override fun engineGetKey(
        alias: String,
        password: CharArray?,
    ): Key? {
        FakeKeystore.failure?.let { throw UnrecoverableKeyException("Failed to obtain information about key").initCause(it) }
        val key = FakeKeystore.keys[alias]
        if (key?.hidden == true) throw UnrecoverableKeyException("User changed or deleted their auth credentials")
        return key
    }

    override fun engineDeleteEntry(alias: String) {
        FakeKeystore.keys.remove(alias)
    }

    override fun engineLoad(param: KeyStore.LoadStoreParameter?) = Unit

    override fun engineLoad(
        stream: InputStream?,
        password: CharArray?,
    ) = Unit

    override fun engineContainsAlias(alias: String) = alias in FakeKeystore.keys

    override fun engineAliases(): Enumeration<String> = Collections.enumeration(FakeKeystore.keys.keys)

    override fun engineSize() = FakeKeystore.keys.size

    override fun engineIsKeyEntry(alias: String) = engineContainsAlias(alias)

    override fun engineIsCertificateEntry(alias: String) = false

    override fun engineGetCertificateChain(alias: String): Array<Certificate>? = null

    override fun engineGetCertificate(alias: String): Certificate? = null

    override fun engineGetCertificateAlias(cert: Certificate): String? = null

    override fun engineGetCreationDate(alias: String): Date? = null

    override fun engineSetKeyEntry(
        alias: String,
        key: Key,
        password: CharArray?,
        chain: Array<out Certificate>?,
    ) = error("not used")

    override fun engineSetKeyEntry(
        alias: String,
        key: ByteArray,
        chain: Array<out Certificate>?,
    ) = error("not used")

    override fun engineSetCertificateEntry(
        alias: String,
        cert: Certificate,
    ) = error("not used")

    override fun engineStore(
        stream: OutputStream?,
        password: CharArray?,
    ) = error("not used")
}
