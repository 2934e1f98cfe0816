package dev.innkey.app.download

import androidx.compose.runtime.Immutable
import dev.innkey.app.problem.Problem
import java.time.Duration

/**
 * How a project's download stands: what its screen and its notification show.
 *
 * @property building null until it was read
 * @property bytes that have arrived, also before an interruption
 * @property total bytes in all; null until the server has said it
 * @property files that are fetched; null until the server has said it
 * @property rate bytes per second, smoothed; null while nothing is measured
 * @property left how long it will take; null while nobody can say
 */
@Immutable
data class DownloadState(
    val phase: Phase,
    val building: Building?,
    val bytes: Long,
    val total: Long?,
    val files: Int?,
    val rate: Long?,
    val left: Duration?,
) {
    /** The part that has arrived, from 0 to 1; null until that can be said. */
    val part: Float? get() = total?.takeIf { it > 0 }?.let { (bytes.toFloat() / it).coerceIn(0f, 1f) }
}

/**
 * What is downloaded.
 *
 * @property cover the file of the building's picture, if a version is on this phone already
 * @property update whether a version is on this phone already
 * @property version the server's, when it has said so
 */
@Immutable
data class Building(
    val name: String,
    val cover: String?,
    val update: Boolean,
    val version: Long?,
)

/** What a download does, or what it waits for. */
@Immutable
sealed interface Phase {
    /** Finds out what must be fetched. */
    data object Preparing : Phase

    data object Running : Phase

    /** Asks whether mobile data may be used for so much. */
    data object Asking : Phase

    /** Goes on by itself on a network that costs nothing. */
    data object WaitingForWifi : Phase

    /** Goes on by itself when there is a network. */
    data object Offline : Phase

    data class Paused(
        val by: PausedBy,
    ) : Phase

    data class Failed(
        val problem: Problem,
    ) : Phase

    data object Done : Phase

    data object Cancelled : Phase
}

/** Who paused a download. */
enum class PausedBy {
    PERSON,

    /** Android lets no download run in the background for longer than some hours a day. */
    SYSTEM,
}

/** Whether something happens, or will by itself: then it also goes on in the background. */
val Phase.isActive: Boolean
    get() =
        when (this) {
            Phase.Preparing, Phase.Running, Phase.Asking, Phase.WaitingForWifi, Phase.Offline -> true
            is Phase.Paused, is Phase.Failed, Phase.Done, Phase.Cancelled -> false
        }

/** Whether nothing will happen any more. */
val Phase.isOver: Boolean get() = this == Phase.Done || this == Phase.Cancelled
