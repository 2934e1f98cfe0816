package dev.innkey.app.accessibility

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.style.TextOverflow
import dev.innkey.app.screens.Photo

/** Texts are whole. Where a number of lines was set on purpose, dots may stand for the rest; in large letters not after a single line. */
fun cutTexts(photo: Photo): List<String> =
    photo.parts().filterNot { it.isEditable }.mapNotNull { node ->
        val text = node.layout() ?: return@mapNotNull null
        val dots = text.layoutInput.overflow == TextOverflow.Ellipsis && text.layoutInput.maxLines < Int.MAX_VALUE
        when {
            text.isCut() && !dots -> {
                "$node is cut"
            }

            text.isShortened() && text.layoutInput.maxLines == 1 && node.hasLargeLetters -> {
                "$node is shortened to one line in large letters"
            }

            else -> {
                null
            }
        }
    }

/** Its own hasVisualOverflow takes the room that a text was offered for the width that it has. */
private fun TextLayoutResult.isCut() =
    multiParagraph.didExceedMaxLines ||
        multiParagraph.height > size.height + ROUNDING ||
        (0 until lineCount).any { width(it) > size.width + ROUNDING }

/** One measure counts spaces at the end of a line, the other what a centred text was offered. */
private fun TextLayoutResult.width(line: Int) = minOf(multiParagraph.getLineWidth(line), getLineRight(line) - getLineLeft(line))

private fun TextLayoutResult.isShortened() = (0 until lineCount).any { isLineEllipsized(it) }

private val Node.hasLargeLetters get() = window.root.resources.configuration.fontScale >= LARGE

/** How a text was laid out; null: this is none. */
internal fun Node.layout(): TextLayoutResult? {
    val results = mutableListOf<TextLayoutResult>()
    config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(results)
    return results.firstOrNull()
}

private const val ROUNDING = 1
private const val LARGE = 1.5f
