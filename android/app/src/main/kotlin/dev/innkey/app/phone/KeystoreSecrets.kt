package dev.innkey.app.phone

import android.content.Context
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.util.AtomicFile
import dev.innkey.SecretStore
import dev.innkey.SecretStoreException
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * Innkey's secrets: files under AES-256-GCM with a key that never leaves the Android Keystore.
 *
 * A secret whose key is gone (the phone's lock was removed, a backup came from another phone) reads as none: the person signs in again.
 */
class KeystoreSecrets(
    context: Context,
) : SecretStore {
    private val folder = File(context.noBackupFilesDir, "secrets")

    override fun read(key: String): ByteArray? =
        guarded {
            val sealed =
                try {
                    file(key).readFully()
                } catch (_: FileNotFoundException) {
                    return@guarded null
                }
            try {
                open(key, sealed)
            } catch (_: KeyPermanentlyInvalidatedException) {
                forget(key)
            } catch (_: AEADBadTagException) {
                forget(key)
            }
        }

    override fun write(
        key: String,
        value: ByteArray,
    ) = guarded {
        folder.mkdirs()
        val sealed =
            try {
                seal(key, value)
            } catch (_: KeyPermanentlyInvalidatedException) {
                keystore().deleteEntry(ALIAS)
                seal(key, value)
            }
        val file = file(key)
        val stream = file.startWrite()
        try {
            stream.write(sealed)
            file.finishWrite(stream)
        } catch (error: IOException) {
            file.failWrite(stream)
            throw error
        }
    }

    override fun delete(key: String) = guarded { file(key).delete() }

    /** The name of a secret is data like any other: hex keeps it from being a path. */
    private fun file(key: String) = AtomicFile(File(folder, key.toByteArray().joinToString("") { "%02x".format(it) }))

    private fun forget(key: String): ByteArray? {
        file(key).delete()
        return null
    }

    private fun seal(
        key: String,
        value: ByteArray,
    ): ByteArray {
        val cipher = Cipher.getInstance(TRANSFORMATION).apply { init(Cipher.ENCRYPT_MODE, masterKey()) }
        cipher.updateAAD(key.toByteArray())
        return byteArrayOf(cipher.iv.size.toByte()) + cipher.iv + cipher.doFinal(value)
    }

    private fun open(
        key: String,
        sealed: ByteArray,
    ): ByteArray {
        val body = 1 + (sealed.firstOrNull()?.toInt() ?: 0)
        if (body !in 2..sealed.size) throw AEADBadTagException("too short")
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.DECRYPT_MODE, masterKey(), GCMParameterSpec(TAG_BITS, sealed, 1, body - 1))
        cipher.updateAAD(key.toByteArray())
        return cipher.doFinal(sealed, body, sealed.size - body)
    }

    @Synchronized
    private fun masterKey(): SecretKey =
        keystore().getKey(ALIAS, null) as SecretKey? ?: KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).run {
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

private fun <T> guarded(work: () -> T): T =
    try {
        work()
    } catch (error: GeneralSecurityException) {
        throw SecretStoreException.Failed(error.toString())
    } catch (error: IOException) {
        throw SecretStoreException.Failed(error.toString())
    }
