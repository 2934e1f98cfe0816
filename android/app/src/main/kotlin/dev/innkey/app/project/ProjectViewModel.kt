package dev.innkey.app.project

import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.Account
import dev.innkey.InnkeyException
import dev.innkey.Project
import dev.innkey.ProjectContent
import dev.innkey.ProjectEvent
import dev.innkey.ProjectInfo
import dev.innkey.app.Core
import dev.innkey.app.design.ServerClock
import dev.innkey.app.format.zone
import dev.innkey.app.problem.isOfTheNetwork
import dev.innkey.app.problem.toProblem
import dev.innkey.events
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import java.time.Instant

/** Where the project leads to by itself. */
sealed interface ProjectEffect {
    /** @property first whether nothing is on this phone yet */
    data class Download(
        val first: Boolean,
    ) : ProjectEffect

    data class SignIn(
        val why: Farewell?,
    ) : ProjectEffect
}

/** An opened project: what was downloaded, kept true by what its server tells meanwhile. */
class ProjectViewModel(
    private val core: Core,
    private val id: String,
    private val saved: SavedStateHandle,
) : ViewModel() {
    private val mutable =
        MutableStateFlow(
            ProjectUiState("", Stage.Opening, function = null, page = null, problem = null, offline = false, update = false, begins = null),
        )
    val state: StateFlow<ProjectUiState> = mutable.asStateFlow()

    private val outbox = Channel<ProjectEffect>(Channel.BUFFERED)
    val effects: Flow<ProjectEffect> = outbox.receiveAsFlow()

    /** That the server is to be asked; what piles up meanwhile is asked once. */
    private val questions = Channel<Unit>(Channel.CONFLATED)
    private var reading: Job? = null
    private var listening: Job? = null

    private var language: String? = null
    private var version: ULong? = null
    private var clock: ServerClock? = null
    private var cover: String? = null
    private var farewell: Farewell? = null

    /** Whether somebody has just signed in: then what the rights add is fetched without asking. */
    private var fresh = false

    /** Reads what is on the phone, then asks the server. Called each time the screen comes to the front. */
    fun show(language: String) {
        this.language = language
        reading?.cancel()
        reading = viewModelScope.launch { read() }
    }

    /** Hears what changes, until [rest]. */
    fun listen() {
        if (listening?.isActive == true) return
        listening =
            viewModelScope.launch {
                launch { questions.receiveAsFlow().collect { ask() } }
                state.map { it.stage is Stage.Inside }.distinctUntilChanged().collectLatest { inside -> if (inside) hear() }
            }
    }

    fun rest() {
        listening?.cancel()
    }

    fun choose(function: FunctionPart) {
        saved[FUNCTION] = function.id
        mutable.update { it.chosen() }
    }

    fun choose(page: PagePart) {
        val function = mutable.value.function ?: return
        saved[PAGE + function] = page.id
        mutable.update { it.chosen() }
    }

    private suspend fun read() {
        try {
            val project = core.project(id)
            val info = project.info()
            mutable.update { it.copy(name = info.name) }
            val content =
                try {
                    project.open(language)
                } catch (_: InnkeyException.NotInstalled) {
                    // What a stay's end took away is not fetched again.
                    if (isWelcome(project)) outbox.send(ProjectEffect.Download(first = true)) else shut()
                    return
                }
            cover = content.cover
            val account = info.account
            if (account != null && isWelcome(project)) enter(info, account, content) else shut()
        } catch (_: InnkeyException.StayEnded) {
            end(Farewell.STAY_OVER)
        } catch (error: InnkeyException) {
            val problem = error.toProblem()
            mutable.update { if (it.stage is Stage.Inside) it.copy(problem = problem) else it.copy(stage = Stage.Failed(problem)) }
        }
    }

    /** After a farewell the server has the word: a new sign-in or the host may have opened the door again. */
    private suspend fun isWelcome(project: Project): Boolean {
        if (farewell == null) return true
        return try {
            project.account()
            true
        } catch (_: InnkeyException) {
            false
        }
    }

    private fun enter(
        info: ProjectInfo,
        account: Account,
        content: ProjectContent,
    ) {
        fresh = fresh || mutable.value.stage is Stage.Door
        farewell = null
        saved[ASKED] = false
        val newer = content.version != version
        version = content.version
        val begins = begins(account, info.timeZone ?: content.timeZone)
        mutable.update {
            it
                .copy(
                    name = content.name,
                    stage = Stage.Inside(content.parts()),
                    update = it.update && !newer,
                    problem = null,
                    begins = begins,
                ).chosen()
        }
        questions.trySend(Unit)
    }

    /** Nobody is signed in. The popup comes by itself once; who sends it away gets it back by a button. */
    private suspend fun shut() {
        mutable.update { it.copy(stage = Stage.Door(cover, farewell), problem = null, offline = false, update = false, begins = null) }
        if (saved.get<Boolean>(ASKED) == true) return
        saved[ASKED] = true
        outbox.send(ProjectEffect.SignIn(farewell))
    }

    private suspend fun end(why: Farewell) {
        if (mutable.value.stage is Stage.Door) return
        farewell = why
        if (why == Farewell.STAY_OVER) cover = null
        saved[ASKED] = false
        shut()
    }

    private suspend fun hear() {
        try {
            core.project(id).events().collect { event ->
                when (event) {
                    ProjectEvent.Online -> mutable.update { it.copy(offline = false) }
                    ProjectEvent.Offline -> mutable.update { it.copy(offline = true) }
                    ProjectEvent.ProjectChanged, ProjectEvent.AccountChanged -> questions.trySend(Unit)
                    ProjectEvent.CustomersChanged -> Unit
                    is ProjectEvent.Ended -> event.reason.farewell()?.let { end(it) } ?: questions.trySend(Unit)
                }
            }
        } catch (error: InnkeyException) {
            mutable.update { it.copy(problem = error.toProblem()) }
        }
    }

    private suspend fun ask() {
        if (mutable.value.stage !is Stage.Inside) return
        try {
            val project = core.project(id)
            val signedIn = project.account()
            val latest = project.latest()
            clock = ServerClock(signedIn.serverTime)
            val begins = begins(signedIn.account, signedIn.timeZone)
            mutable.update { it.copy(offline = false, problem = null, update = !latest.upToDate, begins = begins) }
            if (fresh && !latest.upToDate) outbox.send(ProjectEffect.Download(first = false))
            fresh = false
        } catch (_: InnkeyException.StayEnded) {
            end(Farewell.STAY_OVER)
        } catch (_: InnkeyException.NotSignedIn) {
            forget()
            end(Farewell.SIGNED_OUT)
        } catch (error: InnkeyException.Refused) {
            error.code.farewell()?.let { end(it) } ?: mutable.update { it.copy(problem = error.toProblem()) }
        } catch (error: InnkeyException) {
            mutable.update { if (error.isOfTheNetwork()) it.copy(offline = true) else it.copy(problem = error.toProblem()) }
        }
    }

    /** The keystore has lost the session: the account goes as well, or the next start would take it for signed in. */
    private suspend fun forget() {
        try {
            core.project(id).signOut()
        } catch (error: InnkeyException) {
            mutable.update { it.copy(problem = error.toProblem()) }
        }
    }

    private fun begins(
        account: Account,
        timeZone: String?,
    ): Begins? {
        val from = account.stay.from ?: return null
        val clock = clock ?: ServerClock(Instant.now())
        return Begins(from, zone(timeZone), clock).takeIf { from > clock.at }
    }

    /** What was chosen last, if it is still there; else the first. */
    private fun ProjectUiState.chosen(): ProjectUiState {
        val inside = stage as? Stage.Inside ?: return this
        val function = inside.functions.firstOrNull { it.id == saved.get<String>(FUNCTION) } ?: inside.functions.firstOrNull()
        val page =
            function?.pages?.let { pages ->
                pages.firstOrNull { it.id == saved.get<String>(PAGE + function.id) }
                    ?: pages.firstOrNull()
            }
        return copy(function = function?.id, page = page?.id)
    }
}

private const val FUNCTION = "function"
private const val PAGE = "page-"
private const val ASKED = "asked"
