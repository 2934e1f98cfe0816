package dev.innkey.app.accessibility

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import dev.innkey.app.screens.Photo
import dev.innkey.app.screens.Window

/** A node of the windows that a person can reach, as a screen reader has it: what belongs together is one. */
class Node(
    val window: Window,
    val semantics: SemanticsNode,
) {
    val density = window.root.resources.displayMetrics.density
    val config = semantics.config
    val bounds = semantics.boundsInWindow
    val width = semantics.size.width
    val height = semantics.size.height

    val ancestors = generateSequence(semantics.parent) { it.parent }

    val isEditable = SemanticsProperties.EditableText in config
    val isControl =
        isEditable || SemanticsActions.OnClick in config || SemanticsActions.OnLongClick in config || SemanticsActions.SetProgress in config
    val isEnabled = (sequenceOf(semantics) + ancestors).none { SemanticsProperties.Disabled in it.config }

    /** Whether it can be brought into view whole. */
    val scrolls =
        ancestors.any {
            val config = it.config
            SemanticsProperties.VerticalScrollAxisRange in config ||
                SemanticsProperties.HorizontalScrollAxisRange in config ||
                SemanticsActions.Expand in config
        }

    /** The list or column that it can be scrolled in. */
    val scroller = ancestors.firstOrNull { SemanticsProperties.VerticalScrollAxisRange in it.config }

    /** Whether something cuts a part of it off, an edge of the window or of what it is in. */
    val isCut = bounds.width < width - ROUNDING || bounds.height < height - ROUNDING

    /** What a screen reader says. */
    val name =
        (
            config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
                config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
        ).joinToString(" ")
            .trim()

    override fun toString(): String {
        val tag = config.getOrNull(SemanticsProperties.TestTag)
        return listOfNotNull(
            "“$name”".takeIf { name.isNotEmpty() },
            tag?.let { "#$it" },
        ).joinToString(" ").ifEmpty { "something at $bounds" }
    }

    private companion object {
        const val ROUNDING = 1
    }
}

/** What a screen reader stops at. */
fun Photo.nodes(windows: List<Window> = reachable): List<Node> =
    windows.flatMap { window -> window.compose?.semanticsOwner?.rootSemanticsNode.all(window) }

/** The same with each text by itself. */
fun Photo.parts(): List<Node> = reachable.flatMap { window -> window.compose?.semanticsOwner?.unmergedRootSemanticsNode.all(window) }

private fun SemanticsNode?.all(window: Window): List<Node> {
    if (this == null || SemanticsProperties.HideFromAccessibility in config) return emptyList()
    val own = if (boundsInWindow.isEmpty) emptyList() else listOf(Node(window, this))
    return own + children.flatMap { it.all(window) }
}
