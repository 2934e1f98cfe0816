package dev.innkey.app.format

import android.content.res.Resources
import androidx.annotation.PluralsRes
import dev.innkey.app.R
import java.time.Duration

/** A stretch of time in words, only as exact as anybody wants to know it: "10 seconds", "2 minutes", "1 hour 20 minutes". */
fun Resources.roughly(time: Duration): String {
    fun words(
        @PluralsRes unit: Int,
        count: Int,
    ) = getQuantityString(unit, count, count)
    val rough = rough(time)
    return when {
        rough.hours == 0 && rough.minutes == 0 -> words(R.plurals.format_seconds, rough.seconds)
        rough.hours == 0 -> words(R.plurals.format_minutes, rough.minutes)
        rough.minutes == 0 -> words(R.plurals.format_hours, rough.hours)
        else -> getString(R.string.format_two, words(R.plurals.format_hours, rough.hours), words(R.plurals.format_minutes, rough.minutes))
    }
}

internal data class Rough(
    val hours: Int,
    val minutes: Int,
    val seconds: Int,
)

/** Rounded up: in steps of five seconds, from a minute on of a minute, from an hour on of five minutes, from ten hours on of an hour. */
internal fun rough(time: Duration): Rough {
    val seconds = time.seconds.coerceAtLeast(1)
    if (seconds <= MINUTE - SECONDS_STEP) return Rough(0, 0, up(seconds, SECONDS_STEP).toInt())
    val minutes = up(seconds, MINUTE) / MINUTE
    if (minutes < MINUTES_PER_HOUR) return Rough(0, minutes.toInt(), 0)
    val step = if (minutes < MANY_HOURS * MINUTES_PER_HOUR) MINUTES_STEP else MINUTES_PER_HOUR
    val rounded = up(minutes, step)
    return Rough((rounded / MINUTES_PER_HOUR).toInt(), (rounded % MINUTES_PER_HOUR).toInt(), 0)
}

private fun up(
    value: Long,
    step: Long,
) = (value + step - 1) / step * step

private const val MINUTE = 60L
private const val SECONDS_STEP = 5L
private const val MINUTES_STEP = 5L
private const val MINUTES_PER_HOUR = 60L
private const val MANY_HOURS = 10
