package dev.innkey.app.lock

import android.app.Application
import android.content.SharedPreferences
import androidx.test.core.app.ApplicationProvider
import dev.innkey.SecretStore
import dev.innkey.SecretStoreException
import kotlinx.coroutines.CoroutineDispatcher

/** A keystore in memory, that fails or loses what it has when a test wants it. */
class FakeSecrets : SecretStore {
    val kept = mutableMapOf<String, ByteArray>()
    var fails = false

    override fun read(key: String): ByteArray? = working { kept[key] }

    override fun write(
        key: String,
        value: ByteArray,
    ) = working { kept[key] = value }

    override fun delete(key: String) {
        working { kept.remove(key) }
    }

    private fun <T> working(use: () -> T): T = if (fails) throw SecretStoreException.Failed("locked") else use()
}

/** A phone with what a lock needs of it; [start] is a new process. */
class FakePhone(
    private val dispatcher: CoroutineDispatcher,
) {
    val secrets = FakeSecrets()
    val choices: SharedPreferences = ApplicationProvider.getApplicationContext<Application>().getSharedPreferences("lock-test", 0)
    var now = Moment(boot = 1, elapsed = 1_000_000)

    init {
        choices.edit().clear().commit()
    }

    fun start() = AppLock(LockStore(choices, secrets), { now }, dispatcher)

    fun pass(seconds: Long) {
        now = now.copy(elapsed = now.elapsed + seconds * 1_000)
    }

    /** Switched off and on; how long it was off, nobody knows. */
    fun reboot() {
        now = Moment(now.boot + 1, elapsed = 5_000)
    }
}
