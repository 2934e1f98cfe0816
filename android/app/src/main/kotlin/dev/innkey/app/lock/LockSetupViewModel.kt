package dev.innkey.app.lock

import android.os.SystemClock
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.SecretStoreException
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/**
 * Sets a project's PIN, changes it or takes it away; the present one is asked for before.
 *
 * @param elapsed the phone's milliseconds since its start
 */
class LockSetupViewModel(
    private val lock: AppLock,
    private val project: String,
    private val elapsed: () -> Long = SystemClock::elapsedRealtime,
) : ViewModel() {
    private val entry = PinEntry()
    private var chosen: String? = null
    private var turningOff = false
    private val mutable = MutableStateFlow(LockSetupUiState(rest(), emptyPad, lock.biometrics(project).value, problem = null))
    val state: StateFlow<LockSetupUiState> = mutable.asStateFlow()

    fun choose() = go(SetupStage.NEW)

    fun change() {
        turningOff = false
        go(SetupStage.CURRENT)
    }

    fun turnOff() {
        turningOff = true
        go(SetupStage.CURRENT)
    }

    fun setBiometrics(on: Boolean) {
        lock.setBiometrics(project, on)
        mutable.update { it.copy(biometrics = on) }
    }

    /** Leaves what was begun. */
    fun cancel() = go(rest())

    fun type(digit: Int) = edit { entry.type(digit) }

    fun erase() = edit { entry.erase() }

    fun submit() {
        if (mutable.value.pad.busy || !entry.complete) return
        val pin = entry.take()
        when (mutable.value.stage) {
            SetupStage.CURRENT -> {
                working { check(pin) }
            }

            SetupStage.NEW -> {
                go(SetupStage.REPEAT)
                chosen = pin
            }

            SetupStage.REPEAT -> {
                if (pin == chosen) working { save(pin) } else go(SetupStage.NEW, Complaint.Different)
            }

            SetupStage.OFF, SetupStage.ON -> {}
        }
    }

    private suspend fun check(pin: String) {
        val unlocking = lock.unlock(project, pin)
        when {
            unlocking != Unlocking.Right -> {
                mutable.update { it.copy(pad = padAfter(unlocking, elapsed())) }
            }

            turningOff -> {
                lock.turnOff(project)
                mutable.update { it.copy(biometrics = false) }
                go(SetupStage.OFF)
            }

            else -> {
                go(SetupStage.NEW)
            }
        }
    }

    private suspend fun save(pin: String) {
        lock.turnOn(project, pin)
        go(SetupStage.ON)
    }

    private fun working(work: suspend () -> Unit) {
        mutable.update { it.copy(pad = emptyPad.copy(busy = true), problem = null) }
        viewModelScope.launch {
            try {
                work()
            } catch (_: SecretStoreException) {
                mutable.update { it.copy(pad = emptyPad, problem = keystoreFails) }
            }
        }
    }

    private fun go(
        stage: SetupStage,
        complaint: Complaint? = null,
    ) {
        entry.clear()
        chosen = null
        mutable.update { it.copy(stage = stage, pad = emptyPad.copy(complaint = complaint), problem = null) }
    }

    private fun edit(change: () -> Unit) {
        if (mutable.value.pad.busy) return
        change()
        mutable.update { it.copy(pad = it.pad.copy(typed = entry.typed, complaint = null), problem = null) }
    }

    private fun rest() = if (lock.isOn(project).value) SetupStage.ON else SetupStage.OFF
}
