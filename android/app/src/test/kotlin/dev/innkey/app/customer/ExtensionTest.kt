package dev.innkey.app.customer

import java.time.Instant
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals

class ExtensionTest {
    private val rome = ZoneId.of("Europe/Rome")

    private fun dayMore(
        until: String,
        now: String = "2026-01-01T00:00:00Z",
    ) = dayMore(Instant.parse(until), Instant.parse(now), rome).toString()

    @Test
    fun `the hour on the building's clocks stays, also where they are changed`() {
        assertEquals("2026-08-11T08:00:00Z", dayMore("2026-08-10T08:00:00Z"))
        assertEquals("2026-03-29T08:00:00Z", dayMore("2026-03-28T09:00:00Z"))
    }

    @Test
    fun `a stay that is over goes on until tomorrow`() {
        assertEquals("2026-08-21T08:00:00Z", dayMore("2026-08-10T08:00:00Z", now = "2026-08-20T18:00:00Z"))
        assertEquals("2026-08-11T08:00:00Z", dayMore("2026-08-10T08:00:00Z", now = "2026-08-10T08:30:00Z"))
    }
}
