package dev.innkey.app.download

import java.time.Duration
import kotlin.math.exp
import kotlin.math.roundToLong

/**
 * How fast bytes arrive, calmly: the rate of each moment counts the less the longer ago it was, so that neither a burst nor a
 * stall makes the figure jump.
 *
 * @param now a clock in milliseconds that is never set
 */
internal class Meter(
    private val now: () -> Long,
) {
    private var at = 0L
    private var bytes: Long? = null
    private var sum = 0.0
    private var weight = 0.0

    /** Bytes per second; null until two readings were taken. */
    val rate: Long? get() = if (weight == 0.0) null else (sum / weight).roundToLong()

    /** Takes a reading: so many [total] bytes have arrived by now. */
    fun read(total: Long) {
        val time = now()
        val before = bytes
        if (before != null && time > at) {
            val seconds = (time - at) / MILLIS
            val fading = exp(-seconds / MEMORY_SECONDS)
            sum = sum * fading + (total - before) / seconds * (1 - fading)
            weight = weight * fading + (1 - fading)
        }
        at = time
        bytes = total
    }

    /** How long [rest] bytes will take at this rate; null while nothing arrives. */
    fun left(rest: Long): Duration? = rate?.takeIf { it > 0 }?.let { Duration.ofSeconds((rest + it - 1) / it) }

    /** Forgets what was measured before a break. */
    fun reset() {
        bytes = null
        sum = 0.0
        weight = 0.0
    }
}

private const val MILLIS = 1_000.0
private const val MEMORY_SECONDS = 6.0
