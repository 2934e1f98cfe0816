package dev.innkey.app.download

import dev.innkey.InnkeyException
import dev.innkey.Transfer
import dev.innkey.TransferProgress
import dev.innkey.TransferState
import dev.innkey.app.Core
import dev.innkey.app.phone.Connection
import dev.innkey.app.problem.isOfTheNetwork
import dev.innkey.app.problem.toProblem
import dev.innkey.progress
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.emptyFlow
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.merge
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * The download of one project from its start to its end, over pauses, breaks of the network and failures. Belongs to the main thread.
 *
 * @param scope where it goes on, whoever looks
 * @param background asked to keep the app alive when it begins or goes on
 */
class Download internal constructor(
    val project: String,
    private val core: Core,
    private val connection: Connection,
    private val scope: CoroutineScope,
    private val background: Background,
    answer: Answer,
) {
    private val mutable = MutableStateFlow(DownloadState(Phase.Preparing, null, 0, null, null, null, null))
    val state: StateFlow<DownloadState> = mutable.asStateFlow()

    private val hold = MutableStateFlow<Phase?>(null)
    private val again = Channel<Unit>(Channel.CONFLATED)
    private var answer = answer
    private var paused: PausedBy? = null
    private var failure: Phase.Failed? = null
    private var end: Phase? = null

    /** What the transfer told last, while it runs. */
    private var running: TransferProgress? = null
    private var transfer: Transfer? = null
    private var figures = Figures()
    internal var job: Job? = null
        private set

    /** Begins, once [before] has let go of the project's files. */
    internal fun begin(before: Job?) {
        steer()
        keepAlive()
        job =
            scope.launch {
                before?.join()
                val watching = listOf(launch { connection.network.collect { steer() } }, launch { describe() })
                fetchToTheEnd()
                watching.forEach { it.cancel() }
            }
    }

    fun pause(by: PausedBy = PausedBy.PERSON) {
        if (!state.value.phase.isActive) return
        paused = by
        steer()
    }

    /** Goes on after a pause, or tries again after a failure. */
    fun goOn() {
        if (end != null) return
        if (failure != null) again.trySend(Unit)
        val stood = paused != null || failure != null
        paused = null
        failure = null
        steer()
        if (stood) keepAlive()
    }

    /** What a person says to mobile data. */
    fun answer(answer: Answer) {
        if (end != null || answer == this.answer) return
        this.answer = answer
        steer()
        keepAlive()
    }

    /** Stops it for good; what has arrived counts for the next. */
    fun cancel() {
        if (end != null) return
        end = Phase.Cancelled
        publish()
        job?.cancel()
    }

    private fun keepAlive() = background.keepAlive(project, answer)

    private suspend fun fetchToTheEnd() {
        while (end == null) {
            hold.first { it == null }
            try {
                fetch()
                end = Phase.Done
                publish()
            } catch (error: InnkeyException) {
                // Without a network, going on by itself is what comes next.
                if (!error.isOfTheNetwork() || connection.network.value.online) untilAgain(error)
            }
        }
    }

    private suspend fun fetch() =
        core.project(project).transfer().use { transfer ->
            try {
                this.transfer = transfer
                figures = figures.interrupted()
                if (hold.value != null) transfer.pause()
                transfer.progress().collect { tell(it) }
                transfer.finished()
            } finally {
                this.transfer = null
                running = null
                transfer.cancel()
                withContext(NonCancellable) { transfer.ended() }
            }
        }

    /** Until a person tries again, or, if the network was to blame, the phone has another one: the building's own, perhaps. */
    private suspend fun untilAgain(error: InnkeyException) {
        failure = Phase.Failed(error.toProblem())
        publish()
        val seen = connection.network.value
        val other = if (error.isOfTheNetwork()) connection.network.filter { it != seen }.map {} else emptyFlow()
        merge(again.receiveAsFlow(), other).first()
        failure = null
        steer()
    }

    private fun tell(progress: TransferProgress) {
        running = progress.takeIf { it.state == TransferState.RUNNING }
        figures = figures.told(progress.bytes.toLong(), progress.total.toLong(), progress.files.toInt())
        steer()
    }

    /** Lets the core stop or go on, as things stand now. */
    private fun steer() {
        val now = hold(paused, connection.network.value, figures.left, answer)
        if (now != hold.value) {
            if (now == null) transfer?.goOn() else transfer?.pause()
            running = null
            hold.value = now
        }
        publish()
    }

    private fun publish() {
        val phase = end ?: failure ?: hold.value ?: if (running != null) Phase.Running else Phase.Preparing
        val told = running.takeIf { phase == Phase.Running }
        mutable.update {
            it.copy(
                phase = phase,
                bytes = figures.bytes,
                total = figures.total,
                files = figures.files,
                rate = told?.rate?.toLong(),
                left = told?.left,
            )
        }
    }

    /** Names what is downloaded. Never fails: the download itself does, with the same words. */
    private suspend fun describe() {
        val project = quietly { core.project(project) } ?: return
        val info = quietly { project.info() } ?: return
        val update = info.version != null
        var building = Building(info.name, cover = null, update, version = null)
        mutable.update { it.copy(building = building) }
        if (!update) return
        building = building.copy(cover = quietly { project.open(null).cover })
        mutable.update { it.copy(building = building) }
        building = building.copy(version = quietly { project.latest().version.toLong() })
        mutable.update { it.copy(building = building) }
    }
}

private suspend fun <T> quietly(work: suspend () -> T): T? =
    try {
        work()
    } catch (_: InnkeyException) {
        null
    }

private suspend fun Transfer.ended() {
    quietly { finished() }
}
