package dev.innkey.app.accessibility

import android.os.Bundle
import android.view.accessibility.AccessibilityNodeInfo
import dev.innkey.app.screens.Photo
import dev.innkey.app.screens.Window

/** A screen reader goes down, never back up in the same column, but to what floats over a list that it has read. */
fun readingOrder(photo: Photo): List<String> {
    val nodes = photo.nodes()
    return photo.reachable.flatMap { window ->
        val own = nodes.filter { it.window === window }.associateBy { it.semantics.id }
        own.values.filter { it.name.isNotEmpty() }.mapNotNull { node ->
            val next = window.after(node, own) ?: return@mapNotNull null
            if (next.isAbove(node) && !next.floatsOver(node)) "$next comes after $node, which is below it" else null
        }
    }
}

private fun Node.isAbove(other: Node) =
    bounds.bottom <= other.bounds.top + ROUNDING && bounds.left < other.bounds.right && other.bounds.left < bounds.right

private fun Node.floatsOver(other: Node): Boolean {
    val list = other.scroller ?: return false
    return scroller?.id != list.id && ancestors.none { it.id == list.id } && list.boundsInWindow.overlaps(bounds)
}

/** What with a name a screen reader stops at after [node], as Compose tells Android. */
private fun Window.after(
    node: Node,
    nodes: Map<Int, Node>,
): Node? =
    generateSequence(next(node.semantics.id)) { next(it) }
        .take(nodes.size)
        .mapNotNull { nodes[it] }
        .firstOrNull { it.name.isNotEmpty() }

private fun Window.next(id: Int): Int? {
    val info = AccessibilityNodeInfo()
    compose?.view?.accessibilityNodeProvider?.addExtraDataToAccessibilityNodeInfo(id, info, NEXT, Bundle())
    return if (info.extras.containsKey(NEXT)) info.extras.getInt(NEXT) else null
}

/** Compose's own name for it, made for tests. */
private const val NEXT = "android.view.accessibility.extra.EXTRA_DATA_TEST_TRAVERSALBEFORE_VAL"
private const val ROUNDING = 1
