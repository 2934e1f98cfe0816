package dev.innkey.app.lock

import android.content.Context
import android.content.SharedPreferences
import android.os.SystemClock
import android.provider.Settings
import dev.innkey.SecretStore
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import java.util.concurrent.ConcurrentHashMap

/** What came of a try to unlock. */
sealed interface Unlocking {
    data object Right : Unlocking

    /** @property free how many more tries there are before one has to wait */
    data class Wrong(
        val free: Int,
    ) : Unlocking

    /** @property millis until the next try; this one was not looked at, or was wrong */
    data class Wait(
        val millis: Long,
    ) : Unlocking

    /** The keystore has lost the PIN, so that none fits any more. */
    data object Lost : Unlocking
}

/**
 * A PIN before a project, for a phone that goes from hand to hand. Each project has its own, on or off.
 *
 * Locked when the app starts, and when it was away for a minute. It guards what is seen, not the files: those are the phone's to guard.
 */
class AppLock(
    private val store: LockStore,
    private val now: () -> Moment,
    private val work: CoroutineDispatcher = Dispatchers.IO,
) {
    private class State(
        on: Boolean,
        biometrics: Boolean,
    ) {
        val on = MutableStateFlow(on)
        val locked = MutableStateFlow(on)
        val biometrics = MutableStateFlow(biometrics)
    }

    private val states = ConcurrentHashMap<String, State>()
    private val trying = Mutex()
    private var left: Moment? = null

    /** Whether the project has a PIN. */
    fun isOn(project: String): StateFlow<Boolean> = state(project).on.asStateFlow()

    /** Whether the PIN must be entered before the project is shown. */
    fun isLocked(project: String): StateFlow<Boolean> = state(project).locked.asStateFlow()

    /** Whether a fingerprint or face may take the place of the PIN. */
    fun biometrics(project: String): StateFlow<Boolean> = state(project).biometrics.asStateFlow()

    fun setBiometrics(
        project: String,
        on: Boolean,
    ) {
        store.setBiometrics(project, on)
        state(project).biometrics.value = on
    }

    /** Sets the PIN, or another one. The project stays open. */
    suspend fun turnOn(
        project: String,
        pin: String,
    ) {
        withContext(work) { store.turnOn(project, SealedPin.of(pin)) }
        state(project).on.value = true
    }

    suspend fun turnOff(project: String) {
        withContext(work) { store.clear(project) }
        with(state(project)) {
            on.value = false
            locked.value = false
            biometrics.value = false
        }
    }

    /** As [turnOff] for a project that is gone. What still shows it stays locked. */
    suspend fun forget(project: String) {
        withContext(work) { store.clear(project) }
        states.remove(project)
    }

    /** Milliseconds until a try is allowed. */
    suspend fun wait(project: String): Long = withContext(work) { store.tries(project).wait(now()) }

    suspend fun unlock(
        project: String,
        pin: String,
    ): Unlocking = trying.withLock { withContext(work) { tryOnce(project, pin) } }.also { if (it == Unlocking.Right) open(project) }

    /** The phone has recognised its owner. */
    fun open(project: String) {
        state(project).locked.value = false
    }

    /** The app goes into the background. */
    fun leave() {
        left = now()
    }

    /** The app is seen again. */
    fun comeBack() {
        val left = left ?: return
        this.left = null
        if (now().elapsed - left.elapsed >= AWAY) states.values.forEach { it.locked.value = it.on.value }
    }

    private fun tryOnce(
        project: String,
        pin: String,
    ): Unlocking {
        val sealed = store.pin(project) ?: return Unlocking.Lost
        val before = store.tries(project)
        val wait = before.wait(now())
        if (wait > 0) return Unlocking.Wait(wait)
        // Counted first: whoever ends the app while it hashes has used the try all the same.
        val tries = Tries(before.wrong + 1, now())
        store.setTries(project, tries)
        if (sealed.fits(pin)) {
            store.clearTries(project)
            return Unlocking.Right
        }
        return tries.wait(now()).let { if (it > 0) Unlocking.Wait(it) else Unlocking.Wrong(tries.free) }
    }

    private fun state(project: String) = states.getOrPut(project) { State(store.isOn(project), store.biometrics(project)) }

    companion object {
        /** The lock of a real phone. */
        fun ofPhone(
            context: Context,
            choices: SharedPreferences,
            secrets: SecretStore,
        ): AppLock {
            val resolver = context.contentResolver
            return AppLock(
                LockStore(choices, secrets),
                { Moment(Settings.Global.getInt(resolver, Settings.Global.BOOT_COUNT, 0), SystemClock.elapsedRealtime()) },
            )
        }
    }
}

private const val AWAY = 60_000L
