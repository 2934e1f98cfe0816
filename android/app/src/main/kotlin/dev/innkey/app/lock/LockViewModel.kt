package dev.innkey.app.lock

import android.os.SystemClock
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.InnkeyException
import dev.innkey.SecretStoreException
import dev.innkey.app.Core
import dev.innkey.app.problem.toProblem
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/**
 * Asks for a project's PIN.
 *
 * @param biometrics whether the phone can tell a finger or a face
 * @param elapsed the phone's milliseconds since its start
 */
class LockViewModel(
    private val core: Core,
    private val lock: AppLock,
    private val project: String,
    biometrics: Boolean,
    private val elapsed: () -> Long = SystemClock::elapsedRealtime,
) : ViewModel() {
    private val entry = PinEntry()
    private val mutable =
        MutableStateFlow(
            LockUiState(
                name = null,
                emptyPad,
                biometrics && lock.biometrics(project).value,
                forgetting = false,
                removing = false,
                problem = null,
            ),
        )
    val state: StateFlow<LockUiState> = mutable.asStateFlow()

    private val outbox = Channel<Unit>(Channel.BUFFERED)

    /** That the project was removed. */
    val forgotten: Flow<Unit> = outbox.receiveAsFlow()

    init {
        viewModelScope.launch {
            val wait = lock.wait(project)
            if (wait > 0) mutable.update { it.copy(pad = padAfter(Unlocking.Wait(wait), elapsed())) }
        }
        viewModelScope.launch {
            attempt {
                val name = core.project(project).info().name
                mutable.update { it.copy(name = name) }
            }
        }
    }

    fun type(digit: Int) = edit { entry.type(digit) }

    fun erase() = edit { entry.erase() }

    fun submit() {
        if (mutable.value.pad.busy || !entry.complete) return
        val pin = entry.take()
        mutable.update { it.copy(pad = emptyPad.copy(busy = true), problem = null) }
        viewModelScope.launch {
            try {
                val unlocking = lock.unlock(project, pin)
                mutable.update { it.copy(pad = padAfter(unlocking, elapsed())) }
            } catch (_: SecretStoreException) {
                mutable.update { it.copy(pad = emptyPad, problem = keystoreFails) }
            }
        }
    }

    /** The phone has recognised its owner. */
    fun recognised() = lock.open(project)

    /** Asks whether to remove the project, as the PIN is forgotten. */
    fun askToForget() = mutable.update { it.copy(forgetting = true) }

    fun keep() = mutable.update { it.copy(forgetting = false) }

    /** Signs out and removes the project, the only way past a forgotten PIN. */
    fun forget() {
        if (mutable.value.removing) return
        mutable.update { it.copy(forgetting = false, removing = true, problem = null) }
        viewModelScope.launch {
            attempt {
                core.engine().remove(project)
                lock.forget(project)
                outbox.send(Unit)
            }
            mutable.update { it.copy(removing = false) }
        }
    }

    private fun edit(change: () -> Unit) {
        if (mutable.value.pad.busy) return
        change()
        mutable.update { it.copy(pad = it.pad.copy(typed = entry.typed, complaint = null), problem = null) }
    }

    private suspend fun attempt(work: suspend () -> Unit) =
        try {
            work()
        } catch (error: InnkeyException) {
            mutable.update { it.copy(problem = error.toProblem()) }
        } catch (_: SecretStoreException) {
            mutable.update { it.copy(problem = keystoreFails) }
        }
}
