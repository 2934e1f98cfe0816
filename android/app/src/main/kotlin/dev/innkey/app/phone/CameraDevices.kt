package dev.innkey.app.phone

import android.annotation.SuppressLint
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.params.OutputConfiguration
import android.hardware.camera2.params.SessionConfiguration
import android.os.Build
import android.os.Handler
import android.os.Looper
import android.view.Surface
import androidx.annotation.RequiresApi
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch

/** There is no picture, or none any more. */
internal class CameraFailedException(
    val why: CameraFailure,
) : Exception("camera: $why")

internal fun CameraAccessException.failure(): CameraFailure =
    when (reason) {
        CameraAccessException.CAMERA_DISABLED -> CameraFailure.FORBIDDEN

        CameraAccessException.CAMERA_IN_USE,
        CameraAccessException.MAX_CAMERAS_IN_USE,
        CameraAccessException.CAMERA_DISCONNECTED,
        -> CameraFailure.IN_USE

        else -> CameraFailure.BROKEN
    }

/** Where the framework calls back; what it says is passed on at once. */
private fun callbacks() = Handler(Looper.getMainLooper())

/**
 * Opens a camera for as long as [work] takes; when the camera is lost, [work] is cancelled and the loss thrown. Without the permission
 * a SecurityException is thrown, which is told as [CameraFailure.NOT_ALLOWED].
 */
@SuppressLint("MissingPermission")
internal suspend fun CameraManager.withDevice(
    id: String,
    work: suspend (CameraDevice) -> Unit,
) {
    val watch = DeviceWatch()
    try {
        openCamera(id, watch, callbacks())
        val device = watch.opened.await()
        coroutineScope {
            val lost = launch { watch.lost.await() }
            work(device)
            lost.cancel()
        }
    } finally {
        watch.close()
    }
}

/** Closes the camera whenever it comes: it may open after nobody waits for it any more. */
private class DeviceWatch : CameraDevice.StateCallback() {
    val opened = CompletableDeferred<CameraDevice>()
    val lost = CompletableDeferred<Nothing>()
    private var device: CameraDevice? = null
    private var closed = false

    override fun onOpened(camera: CameraDevice) {
        if (keep(camera)) opened.complete(camera)
    }

    override fun onDisconnected(camera: CameraDevice) = lose(camera, CameraFailure.IN_USE)

    override fun onError(
        camera: CameraDevice,
        error: Int,
    ) = lose(
        camera,
        when (error) {
            ERROR_CAMERA_IN_USE, ERROR_MAX_CAMERAS_IN_USE -> CameraFailure.IN_USE
            ERROR_CAMERA_DISABLED -> CameraFailure.FORBIDDEN
            else -> CameraFailure.BROKEN
        },
    )

    @Synchronized
    fun close() {
        closed = true
        device?.close()
    }

    @Synchronized
    private fun keep(camera: CameraDevice): Boolean {
        device = camera
        if (closed) camera.close()
        return !closed
    }

    private fun lose(
        camera: CameraDevice,
        why: CameraFailure,
    ) {
        keep(camera)
        val failed = CameraFailedException(why)
        opened.completeExceptionally(failed)
        lost.completeExceptionally(failed)
    }
}

/** A camera that delivers to [surfaces] for as long as [work] takes. */
internal suspend fun CameraDevice.withSession(
    surfaces: List<Surface>,
    work: suspend (CameraCaptureSession) -> Unit,
) {
    val configured = CompletableDeferred<CameraCaptureSession>()
    val watch =
        object : CameraCaptureSession.StateCallback() {
            override fun onConfigured(session: CameraCaptureSession) {
                configured.complete(session)
            }

            override fun onConfigureFailed(session: CameraCaptureSession) {
                configured.completeExceptionally(CameraFailedException(CameraFailure.BROKEN))
            }
        }
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
        createSession(surfaces, watch)
    } else {
        @Suppress("DEPRECATION") // all that Android 8 has
        createCaptureSession(surfaces, watch, callbacks())
    }
    configured.await().use { work(it) }
}

@RequiresApi(Build.VERSION_CODES.P)
private fun CameraDevice.createSession(
    surfaces: List<Surface>,
    watch: CameraCaptureSession.StateCallback,
) = createCaptureSession(
    SessionConfiguration(SessionConfiguration.SESSION_REGULAR, surfaces.map(::OutputConfiguration), callbacks()::post, watch),
)
