package dev.innkey.app.lock

import java.nio.ByteBuffer
import java.security.MessageDigest
import java.security.SecureRandom
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.PBEKeySpec

/** How many digits a PIN has. */
internal val PinLength = 4..8

/** What is kept of a PIN: how often it was hashed, the salt, the hash. */
internal class SealedPin private constructor(
    private val rounds: Int,
    private val salt: ByteArray,
    private val hash: ByteArray,
) {
    /** Takes as long for a wrong PIN as for the right one. */
    fun fits(pin: String): Boolean = MessageDigest.isEqual(hash, hash(pin, salt, rounds))

    fun toBytes(): ByteArray = ByteBuffer.allocate(Int.SIZE_BYTES + salt.size + hash.size).putInt(rounds).put(salt).put(hash).array()

    companion object {
        fun of(pin: String): SealedPin {
            val salt = ByteArray(SALT).also { SecureRandom().nextBytes(it) }
            return SealedPin(ROUNDS, salt, hash(pin, salt, ROUNDS))
        }

        /** What [toBytes] wrote; null if it is something else. */
        fun read(bytes: ByteArray): SealedPin? {
            if (bytes.size != Int.SIZE_BYTES + SALT + HASH_BITS / Byte.SIZE_BITS) return null
            val rounds = ByteBuffer.wrap(bytes).int
            val salt = bytes.copyOfRange(Int.SIZE_BYTES, Int.SIZE_BYTES + SALT)
            return SealedPin(rounds, salt, bytes.copyOfRange(Int.SIZE_BYTES + SALT, bytes.size)).takeIf { rounds in 1..MOST_ROUNDS }
        }
    }
}

private fun hash(
    pin: String,
    salt: ByteArray,
    rounds: Int,
): ByteArray {
    val spec = PBEKeySpec(pin.toCharArray(), salt, rounds, HASH_BITS)
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).encoded.also { spec.clearPassword() }
}

// The keystore's key guards it in the first place: no number of rounds makes up for four digits.
private const val ROUNDS = 50_000
private const val MOST_ROUNDS = 10_000_000
private const val SALT = 16
private const val HASH_BITS = 256
