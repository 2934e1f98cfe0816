package dev.innkey.app.download

import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.Installed
import dev.innkey.Latest
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.Project
import dev.innkey.ProjectInfo
import dev.innkey.Transfer
import dev.innkey.TransferProgress
import dev.innkey.TransferState
import dev.innkey.app.Core
import dev.innkey.app.phone.Connection
import dev.innkey.app.phone.NetworkState
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.MutableStateFlow
import java.time.Duration

internal val WIFI = NetworkState(online = true, metered = false)
internal val MOBILE = NetworkState(online = true, metered = true)
internal val NO_NETWORK = NetworkState(online = false, metered = false)

internal class FakeConnection(
    state: NetworkState = WIFI,
) : Connection {
    override val network = MutableStateFlow(state)
}

/** A transfer that does what a test says, and remembers what it was told. */
internal class FakeTransfer : Transfer(NoHandle) {
    private val progress = Channel<TransferProgress>(Channel.UNLIMITED)
    private val end = CompletableDeferred<Installed>()

    /** Whether it is paused. */
    var paused = false
        private set
    val cancelled get() = end.isCompleted

    fun tell(
        bytes: Long,
        total: Long,
        state: TransferState = TransferState.RUNNING,
        rate: Long? = null,
        left: Duration? = null,
    ) {
        val told = TransferProgress(state, bytes.toULong(), total.toULong(), files = 7u, rate = rate?.toULong(), left = left)
        check(progress.trySend(told).isSuccess)
    }

    fun finish() {
        end.complete(Installed(1uL, 7uL, 0uL, 0uL, 0uL))
        progress.close()
    }

    fun fail(error: InnkeyException) {
        end.completeExceptionally(error)
        progress.close()
    }

    override suspend fun next() = progress.receiveCatching().getOrNull()

    override suspend fun finished() = end.await()

    override fun pause() {
        paused = true
    }

    override fun goOn() {
        paused = false
    }

    override fun cancel() {
        if (!end.isCompleted) fail(InnkeyException.Cancelled(NextStep.Nothing, ""))
    }
}

/** A project whose transfers a test holds in its hand: the last is the present one. */
internal class FakeProject(
    private val id: String,
    private val version: ULong? = null,
) : Project(NoHandle) {
    val transfers = mutableListOf<FakeTransfer>()
    val transfer get() = transfers.last()

    override fun id() = id

    override fun transfer(): Transfer = FakeTransfer().also { transfers += it }

    override suspend fun info() =
        ProjectInfo(
            id,
            id,
            "Casa Limone",
            emptyList(),
            version,
            otp = true,
            account = null,
            timeZone = "Europe/Rome",
        )

    override suspend fun open(language: String?) = throw InnkeyException.Damaged(NextStep.Download, "")

    override suspend fun latest() = Latest(version = (version ?: 0uL) + 1uL, upToDate = false, otp = true)
}

internal class FakeEngine(
    private val projects: Map<String, FakeProject>,
) : InnkeyEngine(NoHandle) {
    override suspend fun project(id: String): Project = projects[id] ?: throw InnkeyException.NoSuchProject(NextStep.AddAgain, "")
}

internal fun coreOf(vararg projects: FakeProject): Core {
    val engine = FakeEngine(projects.associateBy { it.id() })
    return Core { engine }
}

internal fun offline() = InnkeyException.Offline(NextStep.CheckConnection, "")
