package dev.innkey.app.customer

import dev.innkey.app.format.momentOf
import java.time.Instant
import java.time.ZoneId

/** A day more than [until], at the same hour on the building's clocks; a stay that is over goes on until tomorrow. */
internal fun dayMore(
    until: Instant,
    now: Instant,
    zone: ZoneId,
): Instant {
    val end = until.atZone(zone)
    val last = maxOf(end.toLocalDate(), now.atZone(zone).toLocalDate())
    return momentOf(last.plusDays(1), end.toLocalTime(), zone)
}
