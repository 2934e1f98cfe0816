package dev.innkey.app.customers

import android.os.SystemClock
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.Customer
import dev.innkey.CustomerQuery
import dev.innkey.InnkeyException
import dev.innkey.StayFilter
import dev.innkey.app.Core
import dev.innkey.app.design.ServerClock
import dev.innkey.app.format.zone
import dev.innkey.app.problem.isOfTheNetwork
import dev.innkey.app.problem.toProblem
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId
import kotlin.coroutines.CoroutineContext

/**
 * The customers of a project, page by page, live.
 *
 * @param lasting what is begun here and must be carried to its end when the screen is gone
 * @param elapsed the phone's time since its start, milliseconds
 * @param compute where a page becomes rows
 */
class CustomersViewModel(
    private val core: Core,
    private val project: String,
    private val saved: SavedStateHandle,
    private val lasting: CoroutineScope,
    private val elapsed: () -> Long = SystemClock::elapsedRealtime,
    private val compute: CoroutineContext = Dispatchers.Default,
) : ViewModel() {
    private val search = MutableStateFlow(savedSearch())
    private val mutable = MutableStateFlow(nothingRead(search.value))
    val state: StateFlow<CustomersUiState> = mutable.asStateFlow()

    /** There is something to read, see [stale] and [wanted]. */
    private val wakes = Channel<Unit>(Channel.CONFLATED)
    private var stale = true

    /** How many rows are to be shown, and kept over the process's death, so that the list is found where it was. */
    private var wanted: Int
        get() = saved[WANTED] ?: PAGE
        set(value) {
            saved[WANTED] = value
        }

    private var listed: Listed? = null
    private var rows: List<CustomerRow>? = null
    private val hidden = mutableSetOf<String>()
    private var expiring: Job? = null

    init {
        viewModelScope.launch {
            var first = true
            search.collectLatest { search ->
                if (!first) {
                    delay(PAUSE)
                    reload()
                }
                first = false
                wakes.receiveAsFlow().collect { attempt { readWhatIsWanted(search) } }
            }
        }
    }

    /** Hears what changes, as long as the screen is seen. */
    suspend fun live() =
        attempt {
            reload()
            core.project(project).hearOfCustomers(onOffline = { offline ->
                mutable.update { it.copy(offline = offline) }
            }, onChange = ::reload)
        }

    fun refresh() {
        mutable.update { it.copy(refreshing = true) }
        reload()
    }

    /** The end of what was read is nearly seen. */
    fun more() {
        val listed = listed ?: return
        if (listed.next == null || wanted > listed.customers.size) return
        wanted = listed.customers.size + PAGE
        wakes.trySend(Unit)
    }

    fun look(text: String) = look(search.value.copy(text = text))

    /** Only those who stay then; null: whenever. */
    fun filter(stay: StayChoice?) = look(search.value.copy(stay = stay))

    /** Only those of a group; null: of any. */
    fun filter(group: String?) = look(search.value.copy(group = group))

    /** Takes a customer out of the list; [carryOut] removes, [undo] brings back. */
    fun remove(row: CustomerRow) {
        carryOut()
        hidden += row.id
        mutable.update { it.copy(removed = row) }
        publish()
    }

    fun undo() {
        hidden -= (mutable.value.removed ?: return).id
        mutable.update { it.copy(removed = null) }
        publish()
    }

    /** Removes for good who was taken out of the list. */
    fun carryOut() {
        val row = mutable.value.removed ?: return
        mutable.update { it.copy(removed = null) }
        lasting.launch {
            attempt {
                try {
                    customers().remove(row.id)
                } catch (error: InnkeyException) {
                    hidden -= row.id
                    publish()
                    throw error
                }
            }
        }
    }

    private fun look(search: Search) {
        if (search == this.search.value) return
        saved[TEXT] = search.text
        saved[STAY] = search.stay
        saved[GROUP] = search.group
        wanted = PAGE
        mutable.update { it.copy(search = search) }
        this.search.value = search
    }

    private fun reload() {
        stale = true
        wakes.trySend(Unit)
    }

    private suspend fun customers() = core.project(project).customers()

    private suspend fun readWhatIsWanted(search: Search) {
        try {
            val before = listed.takeUnless { stale }
            stale = false
            listed = read(search, before)
            mutable.update { it.copy(problem = null, offline = false) }
            show()
        } finally {
            mutable.update { it.copy(refreshing = false) }
        }
    }

    /** Reads on after [before], or everything that is wanted anew. */
    private suspend fun read(
        search: Search,
        before: Listed?,
    ): Listed {
        val customers = customers()
        val groups = before?.groups ?: customers.groups().map { Group(it.id, it.settings.name) }
        var listed = before
        do {
            val some = (wanted - (listed?.customers?.size ?: 0)).coerceIn(1, MOST)
            val page = customers.page(query(search, listed?.next, some))
            listed =
                Listed(
                    customers = listed?.customers.orEmpty() + page.customers,
                    next = page.next,
                    total = page.total.toInt(),
                    groups = groups,
                    otp = page.otp,
                    zone = zone(page.timeZone),
                    clock = ServerClock(page.serverTime, elapsed()),
                )
        } while (listed.next != null && listed.customers.size < wanted)
        return listed
    }

    /** Makes rows of what was read, now and whenever a code dies. */
    private suspend fun show() {
        val listed = listed ?: return
        val now = listed.clock.time(elapsed())
        val made = withContext(compute) { listed.rows(now) }
        if (listed !== this.listed) return
        rows = made
        mutable.update {
            it.copy(
                groups = listed.groups,
                more = listed.next != null,
                otp = listed.otp,
                place = Place(listed.zone, now.atZone(listed.zone).toLocalDate()),
            )
        }
        publish()
        expiring?.cancel()
        val next = made.mapNotNull { (it.label as? Label.Code)?.countdown?.end }.minOrNull() ?: return
        expiring =
            viewModelScope.launch {
                delay(Duration.between(listed.clock.time(elapsed()), next).toMillis().coerceAtLeast(1))
                show()
            }
    }

    private fun publish() =
        mutable.update { state ->
            val all = rows
            val seen = all?.filterNot { it.id in hidden }
            val total = listed?.total ?: 0
            state.copy(rows = seen, total = total - ((all?.size ?: 0) - (seen?.size ?: 0)))
        }

    private suspend fun attempt(work: suspend () -> Unit) =
        try {
            work()
        } catch (error: InnkeyException) {
            mutable.update {
                if (error.isOfTheNetwork() && it.rows != null) it.copy(offline = true) else it.copy(problem = error.toProblem())
            }
        }

    private fun savedSearch() = Search(saved[TEXT] ?: "", saved[STAY], saved[GROUP])
}

/** What was read. */
private class Listed(
    val customers: List<Customer>,
    val next: String?,
    val total: Int,
    val groups: List<Group>,
    val otp: Boolean,
    val zone: ZoneId,
    val clock: ServerClock,
) {
    fun rows(now: Instant): List<CustomerRow> {
        val names = groups.associate { it.id to it.name }
        return customers.map {
            CustomerRow(
                id = it.id,
                label = it.label(clock, now),
                standing = it.standing(clock, now),
                from = it.settings.stay.from,
                until = it.settings.stay.until,
                group = it.settings.group?.let(names::get),
            )
        }
    }
}

private fun nothingRead(search: Search) =
    CustomersUiState(
        search = search,
        groups = emptyList(),
        rows = null,
        total = 0,
        more = false,
        refreshing = false,
        offline = false,
        otp = true,
        place = Place(ZoneId.systemDefault(), LocalDate.now()),
        problem = null,
        removed = null,
    )

private fun query(
    search: Search,
    after: String?,
    limit: Int,
) = CustomerQuery(
    q = search.text.trim().ifEmpty { null },
    group = search.group,
    stay =
        when (search.stay) {
            StayChoice.NOW -> StayFilter.NOW
            StayChoice.COMING -> StayFilter.COMING
            StayChoice.ENDED -> StayFilter.ENDED
            null -> null
        },
    after = after,
    limit = limit.toUInt(),
)

private const val PAGE = 100

/** What the server gives at most in one answer. */
private const val MOST = 500

/** Milliseconds without a key pressed until it is searched. */
private const val PAUSE = 250L

private const val TEXT = "text"
private const val STAY = "stay"
private const val GROUP = "group"
private const val WANTED = "wanted"
