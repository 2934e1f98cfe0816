package dev.innkey.app.phone

import android.content.Context
import android.graphics.ImageFormat
import android.graphics.Rect
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CameraMetadata
import android.hardware.camera2.CaptureRequest
import android.os.Looper
import android.util.Range
import android.util.Size
import android.view.Surface
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import org.junit.After
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowCameraCharacteristics
import org.robolectric.shadows.StreamConfigurationMapBuilder
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** As far as Robolectric has a camera: it opens, is set and is lost, but delivers no frames. */
@RunWith(RobolectricTestRunner::class)
class Camera2Test {
    private val context = getApplicationContext<Context>()
    private val manager = context.getSystemService(CameraManager::class.java)
    private val scope = CoroutineScope(Job() + Dispatchers.Default)
    private val states = CopyOnWriteArrayList<CameraState>()
    private val preview = MutableStateFlow<Surface?>(null)
    private val control = MutableStateFlow(CameraControl(torch = false, zoom = 1f))

    @After fun end() = scope.cancel()

    private fun characteristics(
        facing: Int = CameraMetadata.LENS_FACING_BACK,
        sensor: Int = 90,
        sizes: List<Size> = listOf(Size(4000, 3000), Size(1920, 1080), Size(1280, 960), Size(640, 480)),
    ): CameraCharacteristics {
        val map = StreamConfigurationMapBuilder.newBuilder()
        for (size in sizes) {
            map.addOutputSize(size)
            map.addOutputSize(ImageFormat.YUV_420_888, size)
        }
        val characteristics = ShadowCameraCharacteristics.newCameraCharacteristics()
        shadowOf(characteristics).run {
            set(CameraCharacteristics.LENS_FACING, facing)
            set(CameraCharacteristics.SENSOR_ORIENTATION, sensor)
            set(CameraCharacteristics.SENSOR_INFO_ACTIVE_ARRAY_SIZE, Rect(0, 0, 4000, 3000))
            set(CameraCharacteristics.FLASH_INFO_AVAILABLE, true)
            set(CameraCharacteristics.CONTROL_ZOOM_RATIO_RANGE, Range(0.6f, 10f))
            set(CameraCharacteristics.CONTROL_AF_AVAILABLE_MODES, intArrayOf(CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE))
            set(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP, map.build())
        }
        return characteristics
    }

    private fun look() = scope.launch { Camera2(context).look(preview, control) {}.collect { states += it } }

    /** Lets the main thread do what it was given until something is so. */
    private fun await(what: () -> Boolean) {
        val end = System.nanoTime() + 20_000_000_000
        while (!what()) {
            check(System.nanoTime() < end) { "never: $states" }
            shadowOf(Looper.getMainLooper()).idle()
            Thread.sleep(5)
        }
    }

    @Test fun `a phone without a camera`() {
        look()
        await { states.lastOrNull() == CameraState.Failed(CameraFailure.NONE) }
    }

    @Test fun `it looks once there is a surface, and is lost to another app`() {
        shadowOf(manager).addCamera("0", characteristics())
        look()
        val lens = Lens(1280, 960, Turn(90, mirrored = false), torch = true, zoom = 8f)
        await { states.lastOrNull() == CameraState.Starting(lens) }
        preview.value = Surface(SurfaceTexture(0))
        await { states.lastOrNull() == CameraState.Looking(lens) }
        shadowOf(manager).triggerDisconnect()
        await { states.lastOrNull() == CameraState.Failed(CameraFailure.IN_USE) }
    }

    @Test fun `the camera that looks away is taken, else any`() {
        shadowOf(manager).addCamera("front", characteristics(CameraMetadata.LENS_FACING_FRONT, sensor = 270))
        assertEquals("front", manager.optics().id)
        shadowOf(manager).addCamera("back", characteristics())
        assertEquals("back", manager.optics().id)
    }

    @Test fun `a frame is turned as the phone is held`() {
        val back = Optics("0", characteristics())
        assertEquals(listOf(90, 0, 270, 180), (0..3).map { back.turn(it).degrees })
        assertFalse(back.turn(0).mirrored)
        val front = Optics("1", characteristics(CameraMetadata.LENS_FACING_FRONT, sensor = 270))
        assertEquals(listOf(270, 0, 90, 180), (0..3).map { front.turn(it).degrees })
        assertTrue(front.turn(0).mirrored)
    }

    @Test fun `frames are large enough and not too large`() {
        assertEquals(Size(1280, 960), Optics("0", characteristics()).size)
        assertEquals(Size(4000, 3000), Optics("0", characteristics(sizes = listOf(Size(4000, 3000)))).size)
        val none = assertFailsWith<CameraFailedException> { Optics("0", characteristics(sizes = emptyList())) }
        assertEquals(CameraFailure.BROKEN, none.why)
    }
}
