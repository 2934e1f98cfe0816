package dev.innkey.app.settings

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.InnkeyException
import dev.innkey.Project
import dev.innkey.app.Core
import dev.innkey.app.lock.AppLock
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.isOfTheNetwork
import dev.innkey.app.problem.toProblem
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/**
 * What a person can see and change about one project on this phone.
 *
 * @param measure counts the bytes that all projects take
 * @param lasting outlives the screen: who signs out and leaves is signed out
 */
class SettingsViewModel(
    private val core: Core,
    private val id: String,
    private val lock: AppLock,
    private val measure: suspend () -> Long,
    private val lasting: CoroutineScope,
) : ViewModel() {
    private val mutable = MutableStateFlow(nothingYet)
    val state: StateFlow<SettingsUiState> = mutable.asStateFlow()

    private val channel = Channel<SettingsEffect>(Channel.BUFFERED)
    val effects: Flow<SettingsEffect> = channel.receiveAsFlow()

    private var reading: Job? = null
    private var removed = false
    private var failed: () -> Unit = {}

    init {
        viewModelScope.launch { lock.isOn(id).collect { on -> mutable.update { it.copy(pin = on) } } }
    }

    /** Reads what is on the phone, then asks the server. Called each time the screen is shown. */
    fun refresh() {
        if (reading?.isActive != true) readAgain()
    }

    /** Asks a person first; nothing is done yet. */
    fun ask(what: Ask) = mutable.update { if (it.work == null) it.copy(asking = what) else it }

    fun leaveIt() = mutable.update { it.copy(asking = null) }

    /** Does what was asked about. */
    fun confirm() =
        when (val asked = mutable.value.asking) {
            null -> Unit
            Ask.SignOut -> work(Part.ACCOUNT) { leave { it.signOut() } }
            Ask.SignOutEverywhere -> work(Part.DEVICES) { leave { it.signOutEverywhere() } }
            is Ask.SignOutDevice -> work(Part.DEVICES) { it.signOutDevice(asked.device.id) }
            Ask.Remove -> work(Part.REMOVE) { remove() }
        }

    /** Does once more what failed. */
    fun again() = failed()

    /** Takes away what is left of projects whose stay is over. */
    fun tidy() =
        work(Part.STORAGE) {
            val before = measure()
            core.engine().tidy()
            val after = measure()
            mutable.update { it.copy(storage = after) }
            channel.send(SettingsEffect.Tidied((before - after).coerceAtLeast(0)))
        }

    /** Whoever signs in next is asked for no PIN that was another's. */
    private suspend fun leave(signOut: suspend () -> Unit) {
        signOut()
        lock.turnOff(id)
    }

    private suspend fun remove() {
        // What it still asks would find nothing any more.
        reading?.cancelAndJoin()
        core.engine().remove(id)
        lock.forget(id)
        removed = true
        channel.send(SettingsEffect.Removed)
    }

    /** One thing at a time, so that a second tap does nothing. */
    private fun work(
        part: Part,
        action: suspend (Project) -> Unit,
    ) {
        if (mutable.value.work != null) return
        mutable.update { it.copy(asking = null, work = part, failure = null) }
        lasting.launch {
            try {
                action(core.project(id))
            } catch (error: InnkeyException) {
                failed = { work(part, action) }
                mutable.update { it.copy(failure = Failure(part, error.toProblem())) }
            }
            mutable.update { it.copy(work = null) }
            readAgain()
        }
    }

    private fun readAgain() {
        if (removed) return
        val before = reading
        reading =
            viewModelScope.launch {
                before?.cancelAndJoin()
                mutable.update { it.copy(refreshing = true) }
                val asked = Asked()
                asked.of { core.project(id) }?.let { read(it, asked) }
                mutable.update { it.copy(refreshing = false, problem = asked.problem, offline = asked.offline) }
            }
    }

    private suspend fun read(
        project: Project,
        asked: Asked,
    ) {
        val signedIn = asked.of { show(project) } ?: return
        coroutineScope {
            launch {
                val storage = measure()
                mutable.update { it.copy(storage = storage) }
            }
            launch {
                val server = asked.of { serverVersion(project.latest()) }
                mutable.update { it.copy(server = server ?: it.server) }
            }
            // Ends a session that is over; who is signed in may be called differently now, or be nobody.
            if (signedIn) {
                val answered = asked.of { project.account() } != null
                if (asked.of { show(project) } == true && answered) {
                    val devices = asked.of { devices(project.devices()) }
                    mutable.update { it.copy(devices = devices ?: it.devices) }
                }
            }
        }
    }

    /** Shows what the phone knows; says whether somebody is signed in. */
    private suspend fun show(project: Project): Boolean {
        val known = known(project.info())
        val signedIn = known.who != null
        mutable.update { it.copy(known = known, devices = it.devices.takeIf { signedIn }) }
        return signedIn
    }
}

/** What the core and the server answered in one go: the first error is told, the connection apart. */
private class Asked {
    var offline = false
        private set
    var problem: Problem? = null
        private set

    suspend fun <T> of(question: suspend () -> T): T? =
        try {
            question()
        } catch (_: InnkeyException.NotSignedIn) {
            // The screen says so already.
            null
        } catch (error: InnkeyException) {
            if (error.isOfTheNetwork()) offline = true else problem = problem ?: error.toProblem()
            null
        }
}

private val nothingYet =
    SettingsUiState(
        known = null,
        problem = null,
        offline = false,
        refreshing = false,
        devices = null,
        server = null,
        pin = false,
        storage = null,
        asking = null,
        work = null,
        failure = null,
    )
