package dev.innkey.harness

import dev.innkey.SecretStore
import java.util.concurrent.ConcurrentHashMap

/** A keystore in memory. */
class MemorySecrets : SecretStore {
    val kept = ConcurrentHashMap<String, ByteArray>()

    override fun read(key: String): ByteArray? = kept[key]

    override fun write(
        key: String,
        value: ByteArray,
    ) {
        kept[key] = value
    }

    override fun delete(key: String) {
        kept.remove(key)
    }
}
