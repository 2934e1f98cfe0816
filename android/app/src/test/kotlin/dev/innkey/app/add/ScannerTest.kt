package dev.innkey.app.add

import com.sun.jna.Native
import com.sun.jna.Pointer
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.QrFound
import dev.innkey.QrScanner
import dev.innkey.app.phone.CameraControl
import dev.innkey.app.phone.Frame
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.runTest
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.nio.ByteBuffer
import kotlin.test.assertEquals
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class ScannerTest {
    private val control = MutableStateFlow(CameraControl(torch = false, zoom = 1f))

    /** Remembers what it is given, and finds nothing. */
    private class Reader : QrScanner(NoHandle) {
        val planes = mutableListOf<List<Any>>()
        var fails = false

        override fun scan(
            luma: ByteBuffer,
            width: UInt,
            height: UInt,
            stride: UInt,
        ): List<QrFound> {
            planes += listOf(address(luma), luma.remaining(), width.toInt(), height.toInt(), stride.toInt())
            if (fails) throw InnkeyException.Invalid(NextStep.Correct, "")
            return emptyList()
        }
    }

    @Test fun `a frame's memory reaches the core's scanner as it is`() =
        runTest(UnconfinedTestDispatcher()) {
            val reader = Reader()
            val camera = FramesCamera(Frame(ByteBuffer.allocateDirect(700 * 480), 640, 480, stride = 700))
            backgroundScope.launch { Scanner(camera, { null }) { reader }.look(MutableStateFlow(null), control).collect {} }
            assertEquals(listOf(listOf<Any>(address(camera.frame.luma), 700 * 480, 640, 480, 700)), reader.planes)
        }

    @Test fun `a frame that cannot be read is one without codes`() =
        runTest(UnconfinedTestDispatcher()) {
            val sights = mutableListOf<Sight>()
            val reader = Reader().apply { fails = true }
            val camera = FramesCamera(blank())
            backgroundScope.launch { Scanner(camera, { null }) { reader }.look(MutableStateFlow(null), control).collect { sights += it } }
            assertTrue(reader.planes.isNotEmpty())
            assertTrue(sights.filterIsInstance<Sight.Codes>().all { it.codes.isEmpty() })
        }

    @Test fun `corners lie where the code is`() =
        runTest(UnconfinedTestDispatcher()) {
            val sights = mutableListOf<Sight>()
            val camera = FramesCamera(frame("https://example.org"))
            backgroundScope.launch { Scanner(camera, { null }).look(MutableStateFlow(null), control).collect { sights += it } }
            val code = sights.filterIsInstance<Sight.Codes>().single().codes.single()
            val (left, right) = 16f to camera.frame.width - 16f
            val expected = listOf(Spot(left, left), Spot(right, left), Spot(right, right), Spot(left, right))
            code.corners.zip(expected).forEach { (seen, drawn) ->
                assertEquals(drawn.x, seen.x, 4f)
                assertEquals(drawn.y, seen.y, 4f)
            }
        }
}

private fun address(buffer: ByteBuffer) = Pointer.nativeValue(Native.getDirectBufferPointer(buffer))
