package dev.innkey.app.accessibility

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.text.font.FontWeight
import dev.innkey.app.screens.Photo
import dev.innkey.app.screens.Pixels

/**
 * Texts and icons stand out from their ground as WCAG's AA wants: measured in the picture, so whatever drew them. Where the ground is
 * no even colour (a photograph), nothing is said.
 */
fun contrast(photo: Photo): List<String> {
    val texts = photo.parts().filter { it.layout() != null }
    val icons = photo.nodes().filter { SemanticsActions.OnClick in it.config && SemanticsProperties.Text !in it.config && !it.isEditable }
    val floating = photo.nodes().filter { it.name.isNotEmpty() && it.scroller == null }
    val measured =
        (texts + icons).filter {
            it.isEnabled && it.density >= SHARP && !it.isCut &&
                !(it.scrolls && (it.isUnderBars() || floating.any(it::mayBeUnder)))
        }
    return measured.mapNotNull { node ->
        val found = photo.pixels.contrast(node) ?: return@mapNotNull null
        val wanted = if (node.layout()?.let { node.isLarge() } != false) AA_LARGE else AA
        if (found < wanted - ANTI_ALIASING) "$node stands out by only %.1f : 1, wanted is %.1f".format(found, wanted) else null
    }
}

/** Whether they are at the same height; what floats has some ground around it. */
private fun Node.mayBeUnder(other: Node): Boolean {
    val around = FLOATING * density
    return window === other.window && bounds.top < other.bounds.bottom + around && bounds.bottom > other.bounds.top - around
}

private fun Node.isLarge(): Boolean {
    val style = layout()!!.layoutInput.style
    val size = with(layout()!!.layoutInput.density) { style.fontSize.toPx() } / density
    return size >= LARGE || (size >= LARGE_BOLD && (style.fontWeight ?: FontWeight.Normal) >= FontWeight.Bold)
}

/** The most that a pixel of [node] differs from the colour that most of them have. */
private fun Pixels.contrast(node: Node): Double? {
    val left = (node.window.x + node.bounds.left.toInt()).coerceIn(0, width)
    val right = (node.window.x + node.bounds.right.toInt()).coerceIn(left, width)
    val top = (node.window.y + node.bounds.top.toInt()).coerceIn(0, height)
    val bottom = (node.window.y + node.bounds.bottom.toInt()).coerceIn(top, height)
    val counts = HashMap<Int, Int>()
    for (y in top until bottom) for (x in left until right) counts.merge(this[x, y], 1, Int::plus)
    val ground = counts.maxByOrNull { it.value } ?: return null
    if (ground.value < (right - left) * (bottom - top) * EVEN) return null
    return counts.keys.maxOf { wcag(it, ground.key) }
}

private const val AA = 4.5
private const val AA_LARGE = 3.0

/** In dp. */
private const val LARGE = 24f
private const val LARGE_BOLD = 18.66f

/** A thin stroke's darkest pixel is not quite its colour; on a screen with fewer dots it is far from it. */
private const val ANTI_ALIASING = 0.2
private const val SHARP = 1.5f

/** In dp. */
private const val FLOATING = 24f

/** What part of the pixels has one colour where the ground is even. */
private const val EVEN = 0.35
