package dev.innkey.app.projects

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.AccountRole
import dev.innkey.InnkeyException
import dev.innkey.ProjectInfo
import dev.innkey.app.Core
import dev.innkey.app.format.zone
import dev.innkey.app.lock.AppLock
import dev.innkey.app.problem.toProblem
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The projects on this phone, and whether their servers have something newer. */
class ProjectsViewModel(
    private val core: Core,
    private val lock: AppLock,
) : ViewModel() {
    private val mutable =
        MutableStateFlow(ProjectsUiState(cards = null, problem = null, refreshing = false, offline = false, removing = null))
    val state: StateFlow<ProjectsUiState> = mutable.asStateFlow()

    /** Reads what is on the phone, then asks the servers. Called each time the screen is shown. */
    fun refresh() {
        if (mutable.value.refreshing) return
        mutable.update { it.copy(refreshing = true) }
        viewModelScope.launch {
            attempt {
                val cards = core.engine().projects().map { card(it) }
                mutable.update { it.copy(cards = cards, problem = null) }
                val newer = newer(cards)
                mutable.update { state ->
                    state.copy(
                        cards = cards.map { it.copy(update = newer[it.id] ?: false) },
                        offline = cards.isNotEmpty() && newer.values.all { it == null },
                    )
                }
            }
            mutable.update { it.copy(refreshing = false) }
        }
    }

    /** Asks whether to remove it; nothing is removed yet. */
    fun askToRemove(card: ProjectCard) = mutable.update { it.copy(removing = card) }

    fun keep() = mutable.update { it.copy(removing = null) }

    /** Removes what was asked about, with its pictures, its sign-in and its PIN on this phone. */
    fun remove() {
        val card = mutable.value.removing ?: return
        keep()
        viewModelScope.launch {
            attempt {
                core.engine().remove(card.id)
                lock.forget(card.id)
                mutable.update { state -> state.copy(cards = state.cards?.minus(card)) }
            }
        }
    }

    private suspend fun card(info: ProjectInfo): ProjectCard {
        val downloaded = info.version != null
        return ProjectCard(info.id, info.name, if (downloaded) cover(info.id) else null, downloaded, update = false, person(info))
    }

    /** Whoever opens a damaged project is told; here it stands among the others without its picture. */
    private suspend fun cover(id: String): String? =
        try {
            core.project(id).open(null).cover
        } catch (_: InnkeyException) {
            null
        }

    /** By project: whether its server has a newer version; null where it does not answer. */
    private suspend fun newer(cards: List<ProjectCard>): Map<String, Boolean?> =
        coroutineScope {
            cards
                .map { card ->
                    async {
                        card.id to
                            try {
                                card.downloaded && !core.project(card.id).latest().upToDate
                            } catch (_: InnkeyException) {
                                null
                            }
                    }
                }.awaitAll()
                .toMap()
        }

    private suspend fun attempt(work: suspend () -> Unit) =
        try {
            work()
        } catch (error: InnkeyException) {
            mutable.update { it.copy(problem = error.toProblem()) }
        }
}

private fun person(info: ProjectInfo): Person {
    val account = info.account ?: return Person.Nobody
    return when (account.role) {
        AccountRole.ADMIN -> Person.Admin(account.name)
        AccountRole.CUSTOMER -> Person.Guest(account.name, account.stay.until, zone(info.timeZone))
    }
}
