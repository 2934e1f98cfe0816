package dev.innkey.app.lock

/**
 * A moment that no change of the phone's date can move.
 *
 * @property boot how often the phone was started
 * @property elapsed milliseconds since then
 */
data class Moment(
    val boot: Int,
    val elapsed: Long,
)

/**
 * The wrong tries since the last right one.
 *
 * @property last when the last of them was
 */
internal data class Tries(
    val wrong: Int,
    val last: Moment,
) {
    /** Milliseconds until the next try is allowed; starting the phone anew begins the wait anew. */
    fun wait(now: Moment): Long {
        val waited = if (now.boot == last.boot) now.elapsed - last.elapsed else now.elapsed
        return (pause(wrong) - waited).coerceAtLeast(0)
    }

    /** How many more tries are free of waiting. */
    val free: Int get() = (FREE - wrong).coerceAtLeast(0)
}

/** Nothing for the first tries, then half a minute, doubled each time up to an hour. */
private fun pause(wrong: Int): Long =
    if (wrong < FREE) 0 else (FIRST_PAUSE shl (wrong - FREE).coerceAtMost(DOUBLINGS)).coerceAtMost(LONGEST_PAUSE)

private const val FREE = 5
private const val FIRST_PAUSE = 30_000L
private const val DOUBLINGS = 7
private const val LONGEST_PAUSE = 3_600_000L
