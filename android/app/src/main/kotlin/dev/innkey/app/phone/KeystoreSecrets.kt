package dev.innkey.app.phone

import android.content.Context
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import dev.innkey.SecretStore
import dev.innkey.SecretStoreException
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.nio.file.Files
import java.nio.file.StandardCopyOption.ATOMIC_MOVE
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.MessageDigest
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * Innkey's secrets: files under AES-256-GCM with a key that never leaves the Android Keystore.
 *
 * A secret whose key is gone (the phone's lock was removed, the keystore was reset) reads as none: the person signs in again. A keystore
 * that only fails for now loses nothing.
 */
class KeystoreSecrets(
    context: Context,
) : SecretStore {
    private val folder = File(context.noBackupFilesDir, "secrets")

    @Synchronized
    override fun read(key: String): ByteArray? =
        guarded {
            val file = file(key)
            if (!file.exists()) return@guarded null
            try {
                open(key, file.readBytes())
            } catch (_: AEADBadTagException) {
                forget(file)
            } catch (error: GeneralSecurityException) {
                if (!error.isForGood()) throw error
                forget(file)
            }
        }

    @Synchronized
    override fun write(
        key: String,
        value: ByteArray,
    ) = guarded {
        val sealed =
            try {
                seal(key, value)
            } catch (error: GeneralSecurityException) {
                if (!error.isForGood()) throw error
                keystore().deleteEntry(ALIAS)
                seal(key, value)
            }
        folder.mkdirs()
        replace(file(key), sealed)
    }

    @Synchronized
    override fun delete(key: String) {
        guarded { Files.deleteIfExists(file(key).toPath()) }
    }

    /** A secret's name may be anything of any length, so it is hashed. */
    private fun file(key: String): File {
        val hash = MessageDigest.getInstance("SHA-256").digest(key.toByteArray())
        return File(folder, hash.joinToString("") { "%02x".format(it) })
    }

    private fun forget(file: File): ByteArray? {
        Files.deleteIfExists(file.toPath())
        return null
    }

    private fun seal(
        key: String,
        value: ByteArray,
    ): ByteArray {
        val cipher = Cipher.getInstance(TRANSFORMATION).apply { init(Cipher.ENCRYPT_MODE, masterKey() ?: newMasterKey()) }
        cipher.updateAAD(key.toByteArray())
        return cipher.iv + cipher.doFinal(value)
    }

    private fun open(
        key: String,
        sealed: ByteArray,
    ): ByteArray {
        if (sealed.size < IV_BYTES + TAG_BITS / Byte.SIZE_BITS) throw AEADBadTagException("too short")
        val masterKey = masterKey() ?: throw AEADBadTagException("no key")
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.DECRYPT_MODE, masterKey, GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES))
        cipher.updateAAD(key.toByteArray())
        return cipher.doFinal(sealed, IV_BYTES, sealed.size - IV_BYTES)
    }

    private fun masterKey(): SecretKey? = keystore().getKey(ALIAS, null) as SecretKey?

    private fun newMasterKey(): SecretKey =
        KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).run {
            init(
                KeyGenParameterSpec
                    .Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                    .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                    .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                    .setKeySize(KEY_BITS)
                    .build(),
            )
            generateKey()
        }

    private fun keystore() = KeyStore.getInstance(PROVIDER).apply { load(null) }
}

private const val PROVIDER = "AndroidKeyStore"
private const val ALIAS = "innkey"
private const val TRANSFORMATION = "AES/GCM/NoPadding"
private const val KEY_BITS = 256
private const val TAG_BITS = 128

/** The only length that the Android Keystore takes and makes. */
private const val IV_BYTES = 12

/** Whether the key will never work again. `getKey` tells so by having no cause; a keystore that fails for now is the cause. */
private fun GeneralSecurityException.isForGood() =
    this is KeyPermanentlyInvalidatedException || (this is UnrecoverableKeyException && cause == null)

/**
 * Either all of the new content or the old is there, even if the battery is taken out meanwhile. Unlike `AtomicFile`, it tells of a
 * failure.
 */
private fun replace(
    file: File,
    content: ByteArray,
) {
    val new = File(file.path + ".new")
    try {
        FileOutputStream(new).use {
            it.write(content)
            it.fd.sync()
        }
        Files.move(new.toPath(), file.toPath(), ATOMIC_MOVE)
    } catch (error: IOException) {
        new.delete()
        throw error
    }
}

private fun <T> guarded(work: () -> T): T =
    try {
        work()
    } catch (error: GeneralSecurityException) {
        throw SecretStoreException.Failed(error.toString())
    } catch (error: ProviderException) {
        throw SecretStoreException.Failed(error.toString())
    } catch (error: IOException) {
        throw SecretStoreException.Failed(error.toString())
    }
