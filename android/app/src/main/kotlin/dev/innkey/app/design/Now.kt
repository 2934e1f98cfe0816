package dev.innkey.app.design

import android.os.SystemClock
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.State
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.staticCompositionLocalOf
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import java.time.Instant

/**
 * The building's clock, as an answer told it: a phone whose clock is wrong, or is set meanwhile, still counts down right.
 *
 * @property at what the server's clock said
 * @property elapsed the phone's time since its start when it said so, milliseconds
 */
@Immutable
data class ServerClock(
    val at: Instant,
    val elapsed: Long = SystemClock.elapsedRealtime(),
) {
    /** The server's time when the phone's time since its start is [now]. */
    fun time(now: Long): Instant = at.plusMillis(now - elapsed)
}

/** The phone's time since its start in milliseconds, each second anew. Previews put a still one in its place. */
val LocalElapsed =
    staticCompositionLocalOf<Flow<Long>> {
        flow {
            while (true) {
                emit(SystemClock.elapsedRealtime())
                delay(SECOND)
            }
        }
    }

/** What [LocalElapsed] says now; who reads it is drawn again each second. */
@Composable
fun elapsed(): State<Long> = LocalElapsed.current.collectAsState(SystemClock.elapsedRealtime())

private const val SECOND = 1_000L
