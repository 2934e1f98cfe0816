package dev.innkey.app.design

import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.getValue
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.format.countdown
import java.time.Duration
import java.time.Instant

/**
 * Something that ends at a time of the building's clock.
 *
 * @property end when
 */
@Immutable
data class Countdown(
    val end: Instant,
    val clock: ServerClock,
) {
    /** What is left when the phone's time since its start is [elapsed]; never negative. */
    fun left(elapsed: Long): Duration = Duration.between(clock.time(elapsed), end).coerceAtLeast(Duration.ZERO)
}

/** What is left of a [Countdown], in words that change each second: put it into a composable of its own. */
@Composable
fun Countdown.leftInWords(): String {
    val now by elapsed()
    return stringResource(R.string.countdown_left, countdown(left(now)))
}
