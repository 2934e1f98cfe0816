package dev.innkey.app.add

import android.view.Surface
import dev.innkey.InnkeyException
import dev.innkey.QrFound
import dev.innkey.QrScanner
import dev.innkey.app.phone.Camera
import dev.innkey.app.phone.CameraControl
import dev.innkey.app.phone.CameraState
import dev.innkey.app.phone.Frame
import dev.innkey.app.phone.Pictures
import dev.innkey.app.phone.Turn
import dev.innkey.isLink
import dev.innkey.scan
import dev.innkey.scanPhoto
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.channelFlow

/** Looks for links in what the camera sees and in pictures. Nothing that it reads is kept. */
class Scanner(
    private val camera: Camera,
    private val pictures: Pictures,
    reader: () -> QrScanner = ::QrScanner,
) {
    /** Made on the thread that first has a picture: it loads the core's library. */
    private val reader by lazy(reader)

    /** Whether there is a camera. */
    val hasCamera: Boolean get() = camera.exists

    /** What the camera says, and the codes that it sees; of frames without codes only the first of a row. */
    fun look(
        preview: Flow<Surface?>,
        control: StateFlow<CameraControl>,
    ): Flow<Sight> =
        channelFlow {
            var seeing = true
            camera
                .look(preview, control) { frame ->
                    val codes = codes(frame)
                    if (codes.isNotEmpty() || seeing) trySend(Sight.Codes(frame.width, frame.height, frame.turn, codes))
                    seeing = codes.isNotEmpty()
                }.collect { send(Sight.Camera(it)) }
        }

    /** The codes in a picture; null if it cannot be read. */
    suspend fun photo(address: String): List<Code>? {
        val picture = pictures.read(address) ?: return null
        return try {
            reader.scanPhoto(picture.luma, picture.width, picture.height, picture.stride).map(::code)
        } catch (_: InnkeyException) {
            null
        }
    }

    /** A frame that the scanner cannot read is one without codes: the next comes at once. */
    private fun codes(frame: Frame): List<Code> =
        try {
            reader.scan(frame.luma, frame.width, frame.height, frame.stride).map(::code)
        } catch (_: InnkeyException) {
            emptyList()
        }
}

/** What is seen. */
sealed interface Sight {
    class Camera(
        val state: CameraState,
    ) : Sight

    class Codes(
        val width: Int,
        val height: Int,
        val turn: Turn,
        val codes: List<Code>,
    ) : Sight
}

/**
 * A QR code.
 *
 * @property link what it says, if that is meant as a link
 */
class Code(
    val link: String?,
    val corners: List<Spot>,
)

private fun code(found: QrFound) = Code(found.text?.takeIf(::isLink), found.corners.map { Spot(it.x, it.y) })
