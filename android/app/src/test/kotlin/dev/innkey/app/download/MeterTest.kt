package dev.innkey.app.download

import org.junit.Test
import java.time.Duration
import kotlin.math.abs
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

class MeterTest {
    private var now = 1_000_000L
    private var bytes = 0L
    private val meter = Meter { now }

    private fun second(arrived: Long): Long {
        now += 1_000
        bytes += arrived
        meter.read(bytes)
        return assertNotNull(meter.rate)
    }

    private fun begin() = meter.read(bytes)

    @Test
    fun `one reading is no rate`() {
        assertNull(meter.rate)
        begin()
        assertNull(meter.rate)
        assertNull(meter.left(1))
    }

    @Test
    fun `an even flow is told as it is from the first second on`() {
        begin()
        repeat(10) { assertEquals(2_000_000, second(2_000_000)) }
    }

    @Test
    fun `bursts and stalls do not make it jump`() {
        begin()
        repeat(20) { second(1_000_000) }
        var before = assertNotNull(meter.rate)
        repeat(30) {
            val rate = second(if (it % 2 == 0) 2_000_000 else 0)
            assertTrue(abs(rate - before) < before / 4, "from $before to $rate")
            before = rate
        }
    }

    @Test
    fun `it follows a change that lasts`() {
        begin()
        repeat(20) { second(1_000_000) }
        repeat(30) { second(100_000) }
        assertTrue(assertNotNull(meter.rate) < 120_000)
    }

    @Test
    fun `what was before a break does not count`() {
        begin()
        repeat(5) { second(1_000_000) }
        meter.reset()
        assertNull(meter.rate)
        now += 60_000
        begin()
        assertEquals(300, second(300))
    }

    @Test
    fun `the time left is rounded up`() {
        begin()
        second(1_000)
        assertEquals(Duration.ofSeconds(3), meter.left(2_001))
        assertEquals(Duration.ZERO, meter.left(0))
    }

    @Test
    fun `while nothing arrives nobody knows how long it takes`() {
        begin()
        second(0)
        assertEquals(0, meter.rate)
        assertNull(meter.left(1))
    }

    @Test
    fun `two readings at once are one`() {
        begin()
        meter.read(5)
        assertNull(meter.rate)
    }
}
