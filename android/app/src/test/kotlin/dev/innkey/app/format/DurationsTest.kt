package dev.innkey.app.format

import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import java.time.Duration
import kotlin.test.assertEquals

@RunWith(RobolectricTestRunner::class)
class DurationsTest {
    private fun words(time: Duration) = RuntimeEnvironment.getApplication().resources.roughly(time)

    @Test
    fun `a time is rounded up to what one wants to know`() {
        assertEquals(Rough(0, 0, 5), rough(Duration.ZERO))
        assertEquals(Rough(0, 0, 15), rough(Duration.ofSeconds(11)))
        assertEquals(Rough(0, 0, 55), rough(Duration.ofSeconds(55)))
        assertEquals(Rough(0, 1, 0), rough(Duration.ofSeconds(56)))
        assertEquals(Rough(0, 2, 0), rough(Duration.ofSeconds(61)))
        assertEquals(Rough(0, 59, 0), rough(Duration.ofMinutes(59)))
        assertEquals(Rough(1, 0, 0), rough(Duration.ofMinutes(59).plusSeconds(1)))
        assertEquals(Rough(1, 25, 0), rough(Duration.ofMinutes(81)))
        assertEquals(Rough(10, 0, 0), rough(Duration.ofMinutes(598)))
        assertEquals(Rough(30, 0, 0), rough(Duration.ofHours(29).plusMinutes(3)))
    }

    @Test
    fun `a time is told in words`() {
        assertEquals("10 seconds", words(Duration.ofSeconds(10)))
        assertEquals("1 minute", words(Duration.ofSeconds(60)))
        assertEquals("1 hour 20 minutes", words(Duration.ofMinutes(80)))
    }

    @Test
    fun `also in German and Italian`() {
        RuntimeEnvironment.setQualifiers("+de")
        assertEquals("1 Stunde 20 Minuten", words(Duration.ofMinutes(80)))
        RuntimeEnvironment.setQualifiers("+it")
        assertEquals("2 ore", words(Duration.ofHours(2)))
    }
}
