package dev.innkey.app.editor

import dev.innkey.app.format.momentOf
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId

/** Arrival and departure where no group says others. */
internal val usualArrival: LocalTime = LocalTime.of(15, 0)
internal val usualDeparture: LocalTime = LocalTime.of(10, 0)

/** Another day, at another [time] or at the same; at the [usual] one where there was none yet. */
internal fun Instant?.onDay(
    day: LocalDate,
    time: LocalTime?,
    usual: LocalTime,
    zone: ZoneId,
): Instant = momentOf(day, time ?: this?.atZone(zone)?.toLocalTime() ?: usual, zone)

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
    ) = if (at?.atZone(zone)?.toLocalTime() == usual) momentOf(at.atZone(zone).toLocalDate(), new, zone) else at
    return copy(
        group = group?.id,
        from = moved(from, before.arrival(), group.arrival()),
        until = moved(until, before.departure(), group.departure()),
    )
}

internal fun GroupItem?.arrival(): LocalTime = this?.arrival ?: usualArrival

internal fun GroupItem?.departure(): LocalTime = this?.departure ?: usualDeparture
