package dev.innkey.app.phone

import android.content.Context
import android.content.pm.PackageManager
import android.graphics.ImageFormat
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.display.DisplayManager
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.view.Display
import android.view.Surface
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.FlowCollector
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.flowOn

/** The phone's own camera, the one that looks away from the person if there is one. */
class Camera2(
    private val context: Context,
) : Camera {
    override val exists: Boolean get() = context.packageManager.hasSystemFeature(PackageManager.FEATURE_CAMERA_ANY)

    override fun look(
        preview: Flow<Surface?>,
        control: StateFlow<CameraControl>,
        onFrame: (Frame) -> Unit,
    ): Flow<CameraState> =
        channelFlow<CameraState> {
            send(CameraState.Starting(null))
            val manager = context.getSystemService(CameraManager::class.java) ?: throw CameraFailedException(CameraFailure.NONE)
            val optics = manager.optics()
            send(CameraState.Starting(optics.lens(turn(optics))))
            preview.distinctUntilChanged().collectLatest { surface ->
                if (surface == null) return@collectLatest
                withFrames(optics, onFrame) { reader ->
                    manager.withDevice(optics.id) { device ->
                        device.withSession(listOf(surface, reader.surface)) { session ->
                            send(CameraState.Looking(optics.lens(turn(optics))))
                            control.collect { session.show(device, optics, it, listOf(surface, reader.surface)) }
                        }
                    }
                }
            }
        }.catch { failed(it) }.flowOn(Dispatchers.IO)

    private fun CameraCaptureSession.show(
        device: CameraDevice,
        optics: Optics,
        control: CameraControl,
        surfaces: List<Surface>,
    ) {
        val request = device.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW)
        surfaces.forEach(request::addTarget)
        optics.set(request, control)
        setRepeatingRequest(request.build(), null, null)
    }

    /**
     * Hands the newest frame to [onFrame] on a thread of its own, while [work] goes on.
     *
     * The reader is closed on that thread too: closing takes a frame's memory away, and the scanner may be reading it.
     */
    private suspend fun withFrames(
        optics: Optics,
        onFrame: (Frame) -> Unit,
        work: suspend (ImageReader) -> Unit,
    ) {
        val thread = HandlerThread("frames").apply { start() }
        val handler = Handler(thread.looper)
        val reader = ImageReader.newInstance(optics.size.width, optics.size.height, ImageFormat.YUV_420_888, HELD)
        reader.setOnImageAvailableListener({ it.handOver(optics, onFrame) }, handler)
        try {
            coroutineScope { work(reader) }
        } finally {
            handler.post { reader.close() }
            thread.quitSafely()
        }
    }

    private fun ImageReader.handOver(
        optics: Optics,
        onFrame: (Frame) -> Unit,
    ) {
        val image = acquireLatestImage() ?: return
        image.use {
            val plane = it.planes[0]
            onFrame(Frame(plane.buffer, it.width, it.height, plane.rowStride, turn(optics)))
        }
    }

    /** Asked anew for each frame: a phone put upside down is not told to the app. */
    private fun turn(optics: Optics): Turn {
        val display = context.getSystemService(DisplayManager::class.java)?.getDisplay(Display.DEFAULT_DISPLAY)
        return optics.turn(display?.rotation ?: Surface.ROTATION_0)
    }
}

/** One frame that is looked at, and one that the camera fills meanwhile. */
private const val HELD = 2

private suspend fun FlowCollector<CameraState>.failed(error: Throwable) {
    val why =
        when (error) {
            is CameraFailedException -> error.why

            is CameraAccessException -> error.failure()

            is SecurityException -> CameraFailure.NOT_ALLOWED

            // What vendors' cameras throw when they went away, or cannot what they said they can.
            is IllegalArgumentException, is IllegalStateException, is UnsupportedOperationException -> CameraFailure.BROKEN

            else -> throw error
        }
    emit(CameraState.Failed(why))
}
