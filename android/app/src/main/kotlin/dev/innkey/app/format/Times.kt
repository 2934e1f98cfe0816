package dev.innkey.app.format

import java.time.DateTimeException
import java.time.Duration
import java.time.Instant
import java.time.LocalDate
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.ZoneId
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.time.format.FormatStyle
import java.util.Locale

/** A day in the building's time zone, e.g. "3 Aug 2026". */
fun day(
    at: Instant,
    zone: ZoneId,
    locale: Locale,
): String = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale).format(at.atZone(zone))

/** A day and time in the building's time zone, e.g. "3 Aug 2026, 15:00". */
fun moment(
    at: Instant,
    zone: ZoneId,
    locale: Locale,
): String = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale).format(at.atZone(zone))

/**
 * The moment at which the building's clocks show [time] on [day]. Where they are put forward over it, as much later
 * as they are put forward; where they show it twice, the first time.
 */
fun momentOf(
    day: LocalDate,
    time: LocalTime,
    zone: ZoneId,
): Instant = day.atTime(time).atZone(zone).toInstant()

/** What is left, as a clock counts down: "1:59:07", "4:05". */
fun countdown(left: Duration): String {
    val seconds = left.seconds.coerceAtLeast(0)
    val (hours, minutes) = seconds / SECONDS_PER_HOUR to seconds / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE
    val rest = seconds % SECONDS_PER_MINUTE
    return if (hours > 0) "%d:%02d:%02d".format(hours, minutes, rest) else "%d:%02d".format(minutes, rest)
}

private const val SECONDS_PER_MINUTE = 60
private const val SECONDS_PER_HOUR = 3600

/** The building's time zone; the phone's where the building has told none, or one that this phone does not know. */
fun zone(name: String?): ZoneId =
    try {
        name?.let { ZoneId.of(it) }
    } catch (_: DateTimeException) {
        null
    } ?: ZoneId.systemDefault()

/** As [moment], without the day if that is [today]. */
fun momentFrom(
    today: LocalDate,
    at: Instant,
    zone: ZoneId,
    locale: Locale,
): String {
    val there = at.atZone(zone)
    if (there.toLocalDate() != today) return moment(at, zone, locale)
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(there)
}

/** [text] with its moments, as the server writes them ("2026-08-03 15:00"), as [moment] does. */
fun momentsIn(
    text: String,
    locale: Locale,
): String =
    SERVER_MOMENT.replace(text) { found ->
        try {
            moment(LocalDateTime.parse("${found.groupValues[1]}T${found.groupValues[2]}").toInstant(ZoneOffset.UTC), ZoneOffset.UTC, locale)
        } catch (_: DateTimeException) {
            found.value
        }
    }

private val SERVER_MOMENT = Regex("""(\d{4}-\d\d-\d\d) (\d\d:\d\d)""")
