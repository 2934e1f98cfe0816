package dev.innkey.app.customer

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
    return last.plusDays(1).atTime(end.toLocalTime()).atZone(zone).toInstant()
}
