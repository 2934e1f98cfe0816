package dev.innkey.app.phone

import android.graphics.ImageFormat
import android.graphics.Rect
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.os.Build
import android.util.Size
import android.view.SurfaceHolder
import androidx.annotation.RequiresApi

/** What one of the phone's cameras can do, and how it is told to. */
internal class Optics(
    val id: String,
    private val characteristics: CameraCharacteristics,
) {
    /** Of frames and preview alike, so that a place in a frame is the same place in the preview. */
    val size: Size = size(characteristics)

    private val facing = characteristics[CameraCharacteristics.LENS_FACING]
    private val sensor = characteristics[CameraCharacteristics.SENSOR_ORIENTATION] ?: 0
    private val area: Rect? = characteristics[CameraCharacteristics.SENSOR_INFO_ACTIVE_ARRAY_SIZE]
    private val continuous =
        CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE in
            (characteristics[CameraCharacteristics.CONTROL_AF_AVAILABLE_MODES] ?: intArrayOf())
    private val light = characteristics[CameraCharacteristics.FLASH_INFO_AVAILABLE] == true
    private val ratio = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) ratio(characteristics) else null
    private val zoom = (ratio ?: characteristics[CameraCharacteristics.SCALER_AVAILABLE_MAX_DIGITAL_ZOOM] ?: 1f).coerceIn(1f, MAX_ZOOM)

    fun lens(turn: Turn) = Lens(size.width, size.height, turn, light, zoom)

    /** @param rotation the display's, as `Display.getRotation` has it */
    fun turn(rotation: Int): Turn {
        val display = rotation * QUARTER
        val front = facing == CameraCharacteristics.LENS_FACING_FRONT
        return Turn((sensor + (if (front) display else -display) + FULL) % FULL, mirrored = front)
    }

    fun set(
        request: CaptureRequest.Builder,
        control: CameraControl,
    ) {
        if (continuous) request.set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
        if (light) {
            request.set(
                CaptureRequest.FLASH_MODE,
                if (control.torch) CaptureRequest.FLASH_MODE_TORCH else CaptureRequest.FLASH_MODE_OFF,
            )
        }
        val zoomed = control.zoom.coerceIn(1f, zoom)
        when {
            zoom == 1f -> Unit
            ratio != null && Build.VERSION.SDK_INT >= Build.VERSION_CODES.R -> zoom(request, zoomed)
            area != null -> request.set(CaptureRequest.SCALER_CROP_REGION, area.middle(zoomed))
        }
    }
}

/** The camera to scan with. */
internal fun CameraManager.optics(): Optics {
    val all = cameraIdList.map { it to getCameraCharacteristics(it) }
    val (id, characteristics) =
        all.firstOrNull { (_, it) -> it[CameraCharacteristics.LENS_FACING] == CameraCharacteristics.LENS_FACING_BACK }
            ?: all.firstOrNull()
            ?: throw CameraFailedException(CameraFailure.NONE)
    return Optics(id, characteristics)
}

/** The largest of at most 1440 × 1080: enough for a dense code an arm's length away, and every camera does two of these at once. */
private fun size(characteristics: CameraCharacteristics): Size {
    val map = characteristics[CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP]
    val frames = map?.getOutputSizes(ImageFormat.YUV_420_888).orEmpty()
    val previews = map?.getOutputSizes(SurfaceHolder::class.java).orEmpty().toSet()
    val both = frames.filter { it in previews }
    return both.filter { it.area <= MOST_PIXELS }.maxByOrNull { it.area }
        ?: both.minByOrNull { it.area }
        ?: throw CameraFailedException(CameraFailure.BROKEN)
}

private val Size.area get() = width * height

/** The middle of a sensor, whose sides are [zoom] times shorter. */
private fun Rect.middle(zoom: Float): Rect {
    val (halfWidth, halfHeight) = (width() / zoom / 2).toInt() to (height() / zoom / 2).toInt()
    return Rect(centerX() - halfWidth, centerY() - halfHeight, centerX() + halfWidth, centerY() + halfHeight)
}

@RequiresApi(Build.VERSION_CODES.R)
private fun ratio(characteristics: CameraCharacteristics): Float? = characteristics[CameraCharacteristics.CONTROL_ZOOM_RATIO_RANGE]?.upper

@RequiresApi(Build.VERSION_CODES.R)
private fun zoom(
    request: CaptureRequest.Builder,
    by: Float,
) = request.set(CaptureRequest.CONTROL_ZOOM_RATIO, by)

private const val MOST_PIXELS = 1440 * 1080

/** More only shakes. */
private const val MAX_ZOOM = 8f
private const val QUARTER = 90
private const val FULL = 360
