package dev.innkey

import dev.innkey.harness.Plane
import kotlinx.coroutines.test.runTest
import org.junit.jupiter.api.Test
import java.nio.ByteBuffer
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** Buffers as cameras and apps hand them over. */
class ScanningTest {
    private val text = "INNKEY:1AEA2EC377QDHHQMRZQ5QIS5"
    private val plane = Plane.of(qrPng(text, QrLevel.HIGH, 4u))
    private val scanner = QrScanner()

    @Test
    fun `a plane with padding, and one without in its last row`() {
        assertEquals(text, scan(plane.buffer))
        val needed = plane.stride * (plane.height - 1) + plane.width
        assertEquals(text, scan(plane.buffer.duplicate().limit(needed)))
        assertFailsWith<InnkeyException.Invalid> { scan(plane.buffer.duplicate().limit(needed - 1)) }
    }

    @Test
    fun `a plane that begins further into a buffer`() {
        val large = ByteBuffer.allocateDirect(plane.buffer.capacity() + 1_000)
        large.position(777)
        large.put(plane.buffer.duplicate().rewind()).flip().position(777)
        assertEquals(text, scan(large))
        assertEquals(777, large.position())
        assertEquals(text, scan(large.slice()))
    }

    @Test
    fun `a read-only buffer`() = assertEquals(text, scan(plane.buffer.asReadOnlyBuffer()))

    @Test
    fun `a buffer on the heap is refused in words`() {
        val heap = ByteBuffer.allocate(plane.buffer.capacity())
        val refused = assertFailsWith<IllegalArgumentException> { scan(heap) }
        assertTrue("allocateDirect" in checkNotNull(refused.message))
    }

    @Test
    fun `sizes that cannot be`() {
        val sizes = listOf(Triple(0, 10, 10), Triple(10, 0, 10), Triple(10, 10, 9), Triple(-1, 10, 10), Triple(10, Int.MAX_VALUE, 10))
        for ((width, height, stride) in sizes) {
            assertFailsWith<InnkeyException.Invalid> { scanner.scan(plane.buffer, width, height, stride) }
        }
        assertFailsWith<InnkeyException.Invalid> { scanner.scan(ByteBuffer.allocateDirect(0), 1, 1) }
    }

    @Test
    fun `nothing there, then two at once`() =
        runTest {
            val wall = Plane(600, 300)
            wall.wipe()
            assertEquals(emptyList(), scanner.scan(wall.buffer, wall.width, wall.height, wall.stride))
            wall.draw(qrPng("left", QrLevel.LOW, 4u), 10, 20)
            wall.draw(qrPng("right", QrLevel.LOW, 4u), 300, 100)
            val found = scanner.scanPhoto(wall.buffer, wall.width, wall.height, wall.stride)
            assertEquals(setOf("left", "right"), found.map { it.text }.toSet())
            val left = found.single { it.text == "left" }
            assertTrue(left.corners.all { it.x in 10f..200f && it.y in 20f..200f }, "${left.corners}")
        }

    @Test
    fun `modules, picture and drawing are the same code`() {
        val modules = qrModules(text, QrLevel.LOW)
        val size = modules.size.toInt()
        val border = 4
        val drawn = Plane(size + 2 * border, size + 2 * border)
        drawn.wipe()
        for (row in 0 until size) {
            for (column in 0 until size) {
                if (modules.isDark(column, row)) drawn.buffer.put((row + border) * drawn.stride + column + border, 0)
            }
        }
        val picture = Plane.of(qrPng(text, QrLevel.LOW, 1u))
        assertEquals(drawn.buffer, picture.buffer)
        assertTrue("<svg" in qrSvg(text, QrLevel.LOW))
    }

    private fun scan(buffer: ByteBuffer): String? = scanner.scan(buffer, plane.width, plane.height, plane.stride).single().text
}
