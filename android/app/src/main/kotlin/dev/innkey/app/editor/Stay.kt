package dev.innkey.app.editor

import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId

/** Arrival and departure where no group says others. */
internal val usualArrival: LocalTime = LocalTime.of(15, 0)
internal val usualDeparture: LocalTime = LocalTime.of(10, 0)

/**
 * The moment at which the building's clocks show [time] on [day]. Where they are put forward over it, as much later as they are put forward; where they
 * show it twice, the first time.
 */
internal fun momentOf(
    day: LocalDate,
    time: LocalTime,
    zone: ZoneId,
): Instant = day.atTime(time).atZone(zone).toInstant()

/** The same hour on another day; [usual] where there was none yet. */
internal fun Instant?.onDay(
    day: LocalDate,
    usual: LocalTime,
    zone: ZoneId,
): Instant = momentOf(day, this?.atZone(zone)?.toLocalTime() ?: usual, zone)

/** Another hour on the same day. */
internal fun Instant.atTime(
    time: LocalTime,
    zone: ZoneId,
): Instant = momentOf(atZone(zone).toLocalDate(), time, zone)

/** The form with the hours of a new group, where it had the usual ones of the old. */
internal fun EditorForm.inGroup(
    group: GroupItem?,
    before: GroupItem?,
    zone: ZoneId,
): EditorForm {
    fun moved(
        at: Instant?,
        usual: LocalTime,
        new: LocalTime,
    ) = if (at?.atZone(zone)?.toLocalTime() == usual) at.atTime(new, zone) else at
    return copy(
        group = group?.id,
        from = moved(from, before.arrival(), group.arrival()),
        until = moved(until, before.departure(), group.departure()),
    )
}

internal fun GroupItem?.arrival(): LocalTime = this?.arrival ?: usualArrival

internal fun GroupItem?.departure(): LocalTime = this?.departure ?: usualDeparture
