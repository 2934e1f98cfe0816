package dev.innkey.app.format

import org.junit.Test
import java.util.Locale
import kotlin.test.assertEquals

class TimesTest {
    @Test
    fun `a stay's change is told in the reader's way of writing`() {
        assertEquals("03.08.2026, 15:00 – …", momentsIn("2026-08-03 15:00 – …", Locale.GERMANY))
        assertEquals("… – 10 Aug 2026, 10:00", momentsIn("… – 2026-08-10 10:00", Locale.UK))
    }

    @Test
    fun `what is no moment stays as it is`() = assertEquals("2026-13-03 15:00, 7", momentsIn("2026-13-03 15:00, 7", Locale.UK))
}
