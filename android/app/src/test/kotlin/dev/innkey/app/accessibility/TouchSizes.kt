package dev.innkey.app.accessibility

import androidx.compose.ui.semantics.SemanticsActions
import dev.innkey.app.screens.Photo
import kotlin.math.roundToInt

/** What can be operated is large enough for a finger: 48 dp each way, which it has for itself. */
fun touchSizes(photo: Photo): List<String> {
    val controls = photo.nodes().filter { it.isControl && !(it.isCut && it.scrolls) }
    return controls.mapNotNull { control ->
        val area = control.semantics.touchBoundsInRoot
        val neighbour = controls.firstOrNull { it.isBeside(control) && it.semantics.boundsInRoot.overlaps(area) }
        when {
            minOf(area.width, area.height) < control.wanted -> {
                fun Float.dp() = (this / control.density).roundToInt()
                "$control is only ${area.width.dp()} × ${area.height.dp()} dp"
            }

            neighbour != null && control.isSmall() -> {
                "$control is small, and $neighbour is where a finger would miss it"
            }

            else -> {
                null
            }
        }
    }
}

private fun Node.isSmall() = minOf(width, height) < wanted

private val Node.wanted get() = density * if (SemanticsActions.SetProgress in config) SLIDER else FINGER

/** What floats above a list is not beside what is in it. */
private fun Node.isBeside(other: Node) =
    this !== other && window === other.window && scrolls == other.scrolls && !isAround(other) && !other.isAround(this)

private fun Node.isAround(other: Node) = other.ancestors.any { it.id == semantics.id }

/** 48, less what rounding to pixels takes. */
private const val FINGER = 47.5f

/** Material's own is 44 dp high. */
private const val SLIDER = 43.5f
