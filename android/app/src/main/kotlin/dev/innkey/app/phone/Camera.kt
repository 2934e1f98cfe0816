package dev.innkey.app.phone

import android.view.Surface
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow
import java.nio.ByteBuffer

/** The camera that looks for codes. Tests and emulators put one in its place that plays pictures. */
interface Camera {
    /** Whether there is any; quick. If not, nobody need be asked for the right to use it. */
    val exists: Boolean

    /**
     * Looks for as long as the flow is collected; then the camera is free for others. Ends with [CameraState.Failed].
     *
     * @param preview where a person sees what the camera sees; null while there is nowhere
     * @param onFrame gets the newest frame on a thread of the camera's, and the next one only when it has returned
     */
    fun look(
        preview: Flow<Surface?>,
        control: StateFlow<CameraControl>,
        onFrame: (Frame) -> Unit,
    ): Flow<CameraState>
}

/**
 * A picture as a plane of brightness (8 bits a pixel, 0 is black). A camera's is only valid while it is handed over.
 *
 * @property luma a direct buffer
 * @property stride bytes from row to row
 */
class Frame(
    val luma: ByteBuffer,
    val width: Int,
    val height: Int,
    val stride: Int,
    val turn: Turn = Turn(0, mirrored = false),
)

/**
 * How a frame is brought upright on the display.
 *
 * @property degrees clockwise: 0, 90, 180 or 270
 * @property mirrored whether the preview then shows left as right, as the cameras do that face a person
 */
data class Turn(
    val degrees: Int,
    val mirrored: Boolean,
)

/** What a person sets while the camera looks. */
data class CameraControl(
    val torch: Boolean,
    val zoom: Float,
)

/** How it is with the camera. */
sealed interface CameraState {
    /** @property lens what will be looked through; null while that is not known yet */
    data class Starting(
        val lens: Lens?,
    ) : CameraState

    data class Looking(
        val lens: Lens,
    ) : CameraState

    data class Failed(
        val why: CameraFailure,
    ) : CameraState
}

/**
 * A camera's abilities.
 *
 * @property width of its frames and of its preview, as the sensor lies
 * @property turn how that is brought upright on the display
 * @property torch whether it has a light
 * @property zoom the most that it can zoom; 1: not at all
 */
data class Lens(
    val width: Int,
    val height: Int,
    val turn: Turn,
    val torch: Boolean,
    val zoom: Float,
)

/** Why there is no picture. */
enum class CameraFailure {
    /** This phone has no camera. */
    NONE,

    /** Another app has it. */
    IN_USE,

    /** Whoever manages the phone has switched it off, or a person has with the phone's privacy switch. */
    FORBIDDEN,

    /** The app may not use it. */
    NOT_ALLOWED,

    /** It does not work. */
    BROKEN,
}
