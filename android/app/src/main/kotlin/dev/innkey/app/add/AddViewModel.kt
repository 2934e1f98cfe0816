package dev.innkey.app.add

import android.view.Surface
import androidx.lifecycle.SavedStateHandle
import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import dev.innkey.FoundServer
import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.NearbyServer
import dev.innkey.app.Core
import dev.innkey.app.navigation.Route
import dev.innkey.app.phone.Nearby
import dev.innkey.app.phone.NearbyException
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.toProblem
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
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

/** What the screen does once. */
sealed interface AddEffect {
    /** A code was seen that leads to a project. */
    data object Hit : AddEffect

    data class Open(
        val project: String,
    ) : AddEffect
}

/** Finds a project, shows what it is, and adds it. Links stay in memory: they may hold a code. */
class AddViewModel(
    private val core: Core,
    scanner: Scanner,
    private val nearby: Nearby,
    private val saved: SavedStateHandle,
    route: Route.Add,
    private val work: CoroutineDispatcher = Dispatchers.Default,
) : ViewModel() {
    private val viewfinder = ViewfinderModel(scanner, ::read)
    private val photos = scanner
    private val mutable = MutableStateFlow(initial(saved, route))
    private val channel = Channel<AddEffect>(Channel.BUFFERED)
    private var source: Source? = null
    private var asking: Job? = null
    private var asked: NearbyRow? = null
    private var announced = emptyList<NearbyServer>()

    val state: StateFlow<AddUiState> = mutable.asStateFlow()
    val effects: Flow<AddEffect> = channel.receiveAsFlow()

    init {
        viewModelScope.launch { viewfinder.state.collect { now -> mutable.update { it.copy(viewfinder = now) } } }
        route.link?.let { link -> viewModelScope.launch { open(link) } }
        route.picture?.let { scanPhoto(it) }
    }

    fun show(way: Way) {
        saved[WAY] = way.name
        mutable.update { it.copy(way = way) }
    }

    /** @param refusedBefore whether the system says that a reason should be given */
    fun permission(
        granted: Boolean,
        refusedBefore: Boolean,
    ) = viewfinder.permission(granted, refusedBefore)

    /** What a person answered when the system asked for the camera. */
    fun answered(
        granted: Boolean,
        mayAskAgain: Boolean,
    ) = viewfinder.answered(granted, mayAskAgain)

    fun retryCamera() = viewfinder.retry()

    fun torch(on: Boolean) = viewfinder.torch(on)

    fun zoom(to: Float) = viewfinder.zoom(to)

    /** Looks until a link is seen, or the caller is cancelled: then the camera is free again. */
    suspend fun look(preview: Flow<Surface?>) {
        val link = viewfinder.look(preview) ?: return
        channel.send(AddEffect.Hit)
        delay(HIT_SHOWN)
        found(Source.Link(link.text), link.preview.toFound())
    }

    /** Looks for a code in a picture. */
    fun scanPhoto(address: String) {
        if (mutable.value.photo.reading) return
        mutable.update { it.copy(photo = PhotoState(reading = true, problem = null)) }
        viewModelScope.launch {
            val codes = photos.photo(address)
            val links = codes.orEmpty().mapNotNull { it.link }.map { read(it) }
            val link = links.firstNotNullOfOrNull { it as? Reading.Link }
            val problem =
                when {
                    link != null -> null
                    codes == null -> unreadablePhoto
                    codes.isEmpty() -> noCodeInPhoto
                    links.isEmpty() -> foreignCodeInPhoto
                    else -> unreadableLink
                }
            mutable.update { it.copy(photo = PhotoState(reading = false, problem)) }
            if (link != null) found(Source.Link(link.text), link.preview.toFound())
        }
    }

    fun type(link: String) = mutable.update { it.copy(link = LinkState(link, problem = null)) }

    /** Takes what is in the clipboard, and reads it at once. */
    fun paste(text: String) {
        type(text)
        openTyped()
    }

    fun openTyped() {
        viewModelScope.launch { open(mutable.value.link.text) }
    }

    private suspend fun open(text: String) {
        when (val reading = read(text)) {
            is Reading.Link -> found(Source.Link(reading.text), reading.preview.toFound())
            Reading.NoLink -> refuse(text, noLink)
            Reading.Unreadable -> refuse(text, unreadableLink)
        }
    }

    private fun refuse(
        text: String,
        problem: Problem,
    ) = mutable.update { it.copy(way = Way.LINK, link = LinkState(text, problem)) }

    /** Listens for servers while the caller runs. */
    suspend fun listen() =
        coroutineScope {
            mutable.update { it.copy(nearby = it.nearby.copy(settled = false, failed = false)) }
            val patience =
                launch {
                    delay(SETTLED)
                    mutable.update { it.copy(nearby = it.nearby.copy(settled = true)) }
                }
            try {
                nearby.servers().collect { servers ->
                    announced = servers
                    mutable.update { it.copy(nearby = it.nearby.copy(servers = servers.map(::row))) }
                }
            } catch (_: NearbyException) {
                mutable.update { it.copy(nearby = it.nearby.copy(failed = true)) }
            } finally {
                patience.cancel()
            }
        }

    fun askAgain() {
        asked?.let(::ask)
    }

    fun ask(server: NearbyRow) {
        asked = server
        val announcement = announced.firstOrNull { it.fingerprint == server.id } ?: return
        ask({ asking, problem -> copy(nearby = nearby.copy(asking = server.id.takeIf { asking }, problem = problem)) }) {
            lookUpNearby(announcement)
        }
    }

    fun typeAddress(text: String) {
        saved[ADDRESS] = text
        mutable.update { it.copy(address = it.address.copy(text = text, problem = null)) }
    }

    fun askAddress() {
        val text = mutable.value.address.text
        ask({ asking, problem -> copy(address = address.copy(asking = asking, problem = problem)) }) { lookUp(text) }
    }

    /** One at a time: who asks another server does not want to know about the one before. */
    private fun ask(
        show: AddUiState.(asking: Boolean, problem: Problem?) -> AddUiState,
        question: suspend InnkeyEngine.() -> FoundServer,
    ) {
        asking?.cancel()
        mutable.update { it.copy(nearby = it.nearby.copy(asking = null), address = it.address.copy(asking = false)).show(true, null) }
        asking =
            viewModelScope.launch {
                try {
                    val server = core.engine().question()
                    mutable.update { it.show(false, null) }
                    found(Source.Server(server), server.toFound())
                } catch (error: InnkeyException) {
                    mutable.update { it.show(false, error.whileAsking()) }
                }
            }
    }

    fun choose(project: String) = change { copy(chosen = project) }

    /** A person says whether the fingerprint is the one that the host shows. */
    fun compared(same: Boolean) = change { if (trust is FoundTrust.FirstUse) copy(trust = trust.copy(compared = same)) else this }

    /** Back to looking. */
    fun dismiss() {
        (source as? Source.Link)?.let { viewfinder.ignore(it.text) }
        source = null
        mutable.update { it.copy(found = null) }
    }

    fun add() {
        val found = mutable.value.found ?: return
        val source = source ?: return
        if (found.adding || !found.ready) return
        change { copy(adding = true, problem = null) }
        viewModelScope.launch {
            try {
                val engine = core.engine()
                val project =
                    when (source) {
                        is Source.Link -> engine.addLink(source.text)
                        is Source.Server -> engine.addFound(source.server, checkNotNull(found.chosen))
                    }
                // It stays "adding": the screen is left now, and a second tap does nothing.
                channel.send(AddEffect.Open(project.id()))
            } catch (error: InnkeyException) {
                change { copy(adding = false, problem = error.toProblem()) }
            }
        }
    }

    private suspend fun read(text: String): Reading = withContext(work) { readAny(text) }

    private fun found(
        source: Source,
        found: Found,
    ) {
        this.source = source
        mutable.update { it.copy(found = found) }
    }

    private fun change(how: Found.() -> Found) = mutable.update { it.copy(found = it.found?.how()) }
}

/** What [Found] was made of, for the core. */
private sealed interface Source {
    class Link(
        val text: String,
    ) : Source

    class Server(
        val server: FoundServer,
    ) : Source
}

private fun row(server: NearbyServer) = NearbyRow(server.fingerprint, server.name, shown(server.addresses.first()))

private fun initial(
    saved: SavedStateHandle,
    route: Route.Add,
) = AddUiState(
    way = Way.entries.firstOrNull { it.name == saved[WAY] } ?: Way.SCAN,
    viewfinder = Viewfinder.Unknown,
    photo = PhotoState(reading = false, problem = null),
    link = LinkState("", problem = null),
    nearby = NearbyState(emptyList(), settled = false, failed = false, asking = null, problem = null),
    address = AddressState(saved[ADDRESS] ?: "", asking = false, problem = null),
    found = null,
    handedOver = route.link != null || route.picture != null,
)

private const val WAY = "way"
private const val ADDRESS = "address"

/** So long a code's corners are shown before what it leads to takes their place, milliseconds. */
private const val HIT_SHOWN = 250L

/** Who announces itself is heard within this, milliseconds. */
private const val SETTLED = 5_000L
