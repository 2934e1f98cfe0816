package dev.innkey.app.customer

import android.os.SystemClock
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.ActivityQuery
import dev.innkey.Customer
import dev.innkey.Customers
import dev.innkey.InnkeyException
import dev.innkey.QrLevel
import dev.innkey.Refusal
import dev.innkey.app.Core
import dev.innkey.app.customers.hearOfCustomers
import dev.innkey.app.problem.isOfTheNetwork
import dev.innkey.app.problem.toProblem
import dev.innkey.qrPng
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import java.time.Duration
import java.time.Instant
import kotlin.coroutines.CoroutineContext

/**
 * One customer, live: code and QR, sharing, the stay, devices, what has happened.
 *
 * @param lasting what is begun here and must be carried to its end when the screen is gone
 * @param elapsed the phone's time since its start, milliseconds
 * @param compute where a QR is made
 */
class CustomerViewModel(
    private val core: Core,
    private val project: String,
    private val id: String,
    private val saved: SavedStateHandle,
    private val lasting: CoroutineScope,
    private val elapsed: () -> Long = SystemClock::elapsedRealtime,
    private val compute: CoroutineContext = Dispatchers.Default,
) : ViewModel() {
    private val mutable = MutableStateFlow(nothingRead(saved[WITH_CODE] ?: false))
    val state: StateFlow<CustomerUiState> = mutable.asStateFlow()

    private val effectChannel = Channel<CustomerEffect>(Channel.BUFFERED)
    val effects: Flow<CustomerEffect> = effectChannel.receiveAsFlow()

    private val wakes = Channel<Unit>(Channel.CONFLATED)
    private var read: Read? = null
    private var link: String? = null
    private var older: String? = null
    private var expiring: Job? = null
    private var newsEnding: Job? = null
    private var shownAsShared = false

    init {
        viewModelScope.launch {
            wakes.receiveAsFlow().collect {
                attempt { readAll() }
                mutable.update { it.copy(refreshing = false) }
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

    fun ask(what: Asking) = mutable.update { it.copy(asking = what) }

    fun dismiss() = mutable.update { it.copy(asking = null) }

    /** Whether the code is in the QR and in what is shared. */
    fun putCodeIntoQr(on: Boolean) {
        saved[WITH_CODE] = on
        mutable.update { it.copy(withCode = on) }
        viewModelScope.launch { attempt { showInvite() } }
    }

    /** The guest scans it from this phone's screen, which is to hand it over. */
    fun enlarge() {
        mutable.update { it.copy(large = true) }
        if (shownAsShared) return
        shownAsShared = true
        noteShared()
    }

    fun shrink() = mutable.update { it.copy(large = false) }

    /** Makes a new code; asks first if there is one that would stop working. */
    fun renew() {
        if (mutable.value.guest?.code != null && mutable.value.asking != Asking.Renew) return ask(Asking.Renew)
        change { customers -> customers.renew(id) }
    }

    fun revoke() = change { customers -> customers.revoke(id) }

    fun stayADayLonger() {
        val read = read ?: return
        val until = read.customer.settings.stay.until ?: return
        stayUntil(dayMore(until, read.clock.time(elapsed()), read.zone))
    }

    fun stayUntil(until: Instant) =
        change { customers ->
            val before = checkNotNull(read).customer
            val settings = before.settings
            customers.edit(before, settings.copy(stay = settings.stay.copy(until = until)))
        }

    /** Signs out what was asked about. */
    fun signOut() {
        val asked = mutable.value.asking
        change { customers ->
            customers.signOut(id, (asked as? Asking.SignOut)?.device?.id)
            null
        }
    }

    /** Makes what the system's sheet then hands over. */
    fun share(shape: Shape) {
        if (mutable.value.invite == null) return
        change { customers ->
            val withCode = mutable.value.let { it.withCode && it.guest?.code != null }
            val invitation = customers.invitation(id, withCode, null, null)
            effectChannel.send(
                when (shape) {
                    Shape.PICTURE -> CustomerEffect.SharePicture(withContext(compute) { qrPng(invitation.link, QrLevel.MEDIUM, PNG_SCALE) })
                    Shape.MESSAGE -> CustomerEffect.ShareText(invitation.message)
                    Shape.LINK -> CustomerEffect.ShareText(invitation.link)
                },
            )
            null
        }
    }

    /** It was handed over to another app or to the guest: every admin sees that. */
    fun noteShared() {
        lasting.launch { attempt { customers().noteShared(id) } }
    }

    /** Reads what happened before. */
    fun moreHistory() {
        val after = older ?: return
        older = null
        viewModelScope.launch {
            attempt {
                try {
                    val page = customers().activity(ActivityQuery(account = id, after = after, limit = HISTORY_PAGE.toUInt()))
                    older = page.next
                    mutable.update { it.copy(history = page.history(known = it.history?.entries.orEmpty())) }
                } catch (error: InnkeyException) {
                    older = after
                    throw error
                }
            }
        }
    }

    private fun reload() {
        wakes.trySend(Unit)
    }

    private suspend fun customers(): Customers = core.project(project).customers()

    /** Does a change that a person wants, one at a time, and shows how things stand then. */
    private fun change(work: suspend (Customers) -> Customer?) {
        if (mutable.value.working || read == null) return
        mutable.update { it.copy(asking = null, working = true, problem = null, news = null) }
        viewModelScope.launch {
            attempt {
                val customer = work(customers())
                if (customer != null) read = read?.copy(customer)
                showGuest()
                reload()
            }
            mutable.update { it.copy(working = false) }
        }
    }

    private suspend fun readAll() {
        val project = core.project(project)
        val customers = project.customers()
        coroutineScope {
            val wanted = maxOf(mutable.value.history?.entries?.size ?: 0, HISTORY_PAGE)
            val history = async { customers.activity(ActivityQuery(account = id, limit = wanted.toUInt())) }
            val before = read
            val now = read(project, customers, id, elapsed)
            read = now
            mutable.update { it.copy(problem = null, offline = false, devices = now.devices.map { device -> device.line() }) }
            showGuest()
            tellOfSignIn(before?.customer, now)
            val page = history.await()
            older = page.next
            mutable.update { it.copy(history = page.history()) }
            showInvite()
        }
    }

    /** Shows what was read, now and when the code dies. */
    private fun showGuest() {
        val read = read ?: return
        val now = read.clock.time(elapsed())
        val guest = read.guest(now)
        mutable.update { it.copy(guest = guest, invite = it.invite.takeIf { _ -> guest.code != null || guest.user != null }) }
        expiring?.cancel()
        val end = guest.code?.countdown?.end ?: return
        expiring =
            viewModelScope.launch {
                delay(Duration.between(now, end).toMillis().coerceAtLeast(1))
                showGuest()
                attempt { showInvite() }
            }
    }

    private suspend fun showInvite() {
        val state = mutable.value
        val guest = state.guest ?: return
        val now = link(customers(), guest, id, state.withCode)
        val withCode = state.withCode && guest.code != null
        val invite =
            when (now) {
                null -> null
                link -> mutable.value.invite?.copy(withCode = withCode) ?: Invite(withContext(compute) { pattern(now) }, withCode)
                else -> Invite(withContext(compute) { pattern(now) }, withCode)
            }
        link = now
        mutable.update { it.copy(invite = invite, large = it.large && invite != null) }
    }

    private fun tellOfSignIn(
        before: Customer?,
        now: Read,
    ) {
        val after = now.customer
        if (before == null || after.signedInAt == null) return
        val codeUsed = before.code?.id == after.code?.id && before.code?.state != after.code?.state && after.devices > before.devices
        if (before.signedInAt != null && !codeUsed) return
        val device = now.devices.maxByOrNull { it.since }?.name ?: after.signedInWith
        mutable.update { it.copy(news = News.SignedIn(after.settings.name, device), large = false) }
        newsEnding?.cancel()
        newsEnding =
            viewModelScope.launch {
                delay(JUST_NOW)
                mutable.update { it.copy(news = null) }
            }
    }

    private suspend fun attempt(work: suspend () -> Unit) =
        try {
            work()
        } catch (error: InnkeyException.ChangedMeanwhile) {
            read = read?.copy(error.now)
            showGuest()
            mutable.update { it.copy(news = News.ChangedMeanwhile) }
        } catch (error: InnkeyException) {
            mutable.update { it.failed(error) }
        }
}

private fun CustomerUiState.failed(error: InnkeyException) =
    when {
        (error as? InnkeyException.Refused)?.code == Refusal.ACCOUNT_NOT_FOUND -> copy(removed = true, large = false, asking = null)
        error.isOfTheNetwork() && guest != null && !working -> copy(offline = true)
        else -> copy(problem = error.toProblem())
    }

private fun nothingRead(withCode: Boolean) =
    CustomerUiState(
        guest = null,
        invite = null,
        withCode = withCode,
        large = false,
        devices = emptyList(),
        history = null,
        asking = null,
        working = false,
        news = null,
        problem = null,
        refreshing = false,
        offline = false,
        removed = false,
    )

private const val WITH_CODE = "withCode"
private const val HISTORY_PAGE = 20

/** Pixels per module: a picture of about 600 pixels is sharp on every phone. */
private const val PNG_SCALE = 12u

/** For how long, in milliseconds, a sign-in has happened "just now". */
private const val JUST_NOW = 60_000L
