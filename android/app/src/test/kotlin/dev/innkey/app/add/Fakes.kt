package dev.innkey.app.add

import android.view.Surface
import dev.innkey.Address
import dev.innkey.FoundServer
import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.NearbyServer
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.Project
import dev.innkey.ProjectHead
import dev.innkey.QrLevel
import dev.innkey.ServerInfo
import dev.innkey.Trust
import dev.innkey.app.phone.Camera
import dev.innkey.app.phone.CameraControl
import dev.innkey.app.phone.CameraState
import dev.innkey.app.phone.Frame
import dev.innkey.app.phone.Lens
import dev.innkey.app.phone.Nearby
import dev.innkey.app.phone.NearbyException
import dev.innkey.app.phone.Turn
import dev.innkey.isDark
import dev.innkey.qrModules
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.flow
import java.nio.ByteBuffer
import java.time.Instant

/** *Casa Limone*: at home and by a public name, may be downloaded, with a code. */
internal const val CASA =
    "INNKEY:1AMAQCAIBAEAQCAIBAEAQCAIBAEAQEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQDAMBQGAYDAMBQ" +
        "GAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMCAIBAEAQCAIBAEAQCAIBAEAQCAKBIFAUCQKBIFAUCQKBIFAUCQKCIJBEEQSC2D" +
        "MFZWCICMNFWW63TFAIAMBKABCQQPWBQQMNQXGYJOMV4GC3LQNRSS433SM4A3WYMDBX7Q"

/** *Haus am See*: by a public name only, may not be downloaded, without a code. */
internal const val HAUS =
    "INNKEY:1AAAQCAIBAEAQCAIBAEAQCAIBAEAQEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQDAMBQGAYDAMBQ" +
        "GAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMFUQYLVOMQGC3JAKNSWKAIGB5ZWKZJOMV4GC3LQNRSS433SM4A3XTW72CZQ"

internal val lens = Lens(640, 480, Turn(90, mirrored = false), torch = true, zoom = 4f)

/** A camera that does what a test says. */
internal class FakeCamera(
    override val exists: Boolean = true,
) : Camera {
    private var states = Channel<CameraState>(Channel.UNLIMITED)
    private var onFrame: ((Frame) -> Unit)? = null

    /** What it was told last. */
    lateinit var control: StateFlow<CameraControl>
        private set

    /** Whether somebody uses it. */
    val running get() = onFrame != null

    fun say(state: CameraState) = check(states.trySend(state).isSuccess)

    /** A frame with a QR code, or one without if [text] is null. */
    fun see(text: String?) = checkNotNull(onFrame).invoke(if (text == null) blank() else frame(text))

    override fun look(
        preview: Flow<Surface?>,
        control: StateFlow<CameraControl>,
        onFrame: (Frame) -> Unit,
    ): Flow<CameraState> =
        flow {
            this@FakeCamera.control = control
            this@FakeCamera.onFrame = onFrame
            states = Channel(Channel.UNLIMITED)
            say(CameraState.Looking(lens))
            try {
                for (state in states) {
                    emit(state)
                    if (state is CameraState.Failed) break
                }
            } finally {
                this@FakeCamera.onFrame = null
            }
        }
}

private const val MODULE = 4
private const val EDGE = 4

/** A code as a camera sees it, straight on. */
internal fun frame(text: String): Frame {
    val code = qrModules(text, QrLevel.MEDIUM)
    val size = (code.size.toInt() + 2 * EDGE) * MODULE
    val luma = ByteBuffer.allocateDirect(size * size)
    for (y in 0 until size) {
        for (x in 0 until size) {
            val (column, row) = x / MODULE - EDGE to y / MODULE - EDGE
            val dark = column in 0 until code.size.toInt() && row in 0 until code.size.toInt() && code.isDark(column, row)
            luma.put(y * size + x, if (dark) 0 else -1)
        }
    }
    return Frame(luma, size, size, stride = size)
}

internal fun blank() = Frame(ByteBuffer.allocateDirect(640 * 480), 640, 480, stride = 640)

/** A network that says what a test says; null: it cannot be listened to. */
internal class FakeNetwork : Nearby {
    private val news = Channel<List<NearbyServer>?>(Channel.UNLIMITED)

    fun announce(vararg servers: NearbyServer) = check(news.trySend(servers.toList()).isSuccess)

    fun fail() = check(news.trySend(null).isSuccess)

    override fun servers(): Flow<List<NearbyServer>> = flow { for (servers in news) emit(servers ?: throw NearbyException("no Wi-Fi")) }
}

internal val casaNearby = NearbyServer("Casa Limone", listOf(Address("192.168.1.20", 8443u, Trust.PINNED)), "4F1C 09AB")

internal fun server(
    vararg projects: String,
    certified: Boolean = false,
) = FoundServer(
    Address("192.168.1.20", 8443u, Trust.PINNED),
    ServerInfo("1.0", Instant.EPOCH, projects.map { ProjectHead(it, "The $it") }),
    "4F1C 09AB",
    certified,
)

/** An engine that answers when a test says so, and remembers what it was asked. */
internal class FakeEngine : InnkeyEngine(NoHandle) {
    val asked = mutableListOf<String>()
    val added = mutableListOf<String>()
    val answers = mutableListOf<CompletableDeferred<FoundServer>>()
    var refusal: InnkeyException? = null

    override suspend fun lookUp(address: String) = answer(address)

    override suspend fun lookUpNearby(server: NearbyServer) = answer(server.name)

    override suspend fun addLink(link: String) = add(link)

    override suspend fun addFound(
        server: FoundServer,
        project: String,
    ) = add(project)

    private suspend fun answer(question: String): FoundServer {
        asked += question
        return CompletableDeferred<FoundServer>().also { answers += it }.await()
    }

    private fun add(what: String): Project {
        refusal?.let { throw it }
        added += what
        return object : Project(NoHandle) {
            override fun id() = "local"
        }
    }
}

internal fun offline() = InnkeyException.Offline(NextStep.CheckConnection, "")

/** A camera that sees one frame. */
internal class FramesCamera(
    val frame: Frame,
) : Camera {
    override val exists = true

    override fun look(
        preview: Flow<Surface?>,
        control: StateFlow<CameraControl>,
        onFrame: (Frame) -> Unit,
    ): Flow<CameraState> =
        flow {
            emit(CameraState.Looking(lens))
            onFrame(frame)
            awaitCancellation()
        }
}
