package dev.innkey.app.editor

import dev.innkey.app.format.momentOf
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId
import kotlin.test.Test
import kotlin.test.assertEquals

class StayTest {
    private val rome = ZoneId.of("Europe/Rome")

    @Test fun `the same hour is another moment after the clocks were changed`() {
        assertEquals(Instant.parse("2026-10-24T08:00:00Z"), momentOf(LocalDate.of(2026, 10, 24), usualDeparture, rome))
        assertEquals(Instant.parse("2026-10-26T09:00:00Z"), momentOf(LocalDate.of(2026, 10, 26), usualDeparture, rome))
        val before = Instant.parse("2026-10-24T08:00:00Z")
        assertEquals(Instant.parse("2026-10-26T09:00:00Z"), before.onDay(LocalDate.of(2026, 10, 26), time = null, usualDeparture, rome))
    }

    @Test fun `an hour that the clocks leave out is an hour later`() =
        assertEquals(Instant.parse("2026-03-29T01:30:00Z"), momentOf(LocalDate.of(2026, 3, 29), LocalTime.of(2, 30), rome))

    @Test fun `an hour that the clocks show twice is the first`() =
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), momentOf(LocalDate.of(2026, 10, 25), LocalTime.of(2, 30), rome))
}
