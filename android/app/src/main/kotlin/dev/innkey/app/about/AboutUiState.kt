package dev.innkey.app.about

import androidx.compose.runtime.Immutable
import dev.innkey.app.problem.Problem

/**
 * What the app is and keeps.
 *
 * @property app the app's version
 * @property core the core's version; null until the core is open
 * @property bytes how much the app keeps on this phone; null until it was counted
 * @property tidying null if nobody has asked for it yet
 * @property problem what failed last
 */
@Immutable
data class AboutUiState(
    val app: String,
    val core: String?,
    val bytes: Long?,
    val tidying: Tidying?,
    val problem: Problem?,
)

/** How far the tidying up is. */
@Immutable
sealed interface Tidying {
    data object Running : Tidying

    /** @property freed bytes that are free again */
    data class Done(
        val freed: Long,
    ) : Tidying
}
