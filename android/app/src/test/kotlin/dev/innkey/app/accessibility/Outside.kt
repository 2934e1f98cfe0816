package dev.innkey.app.accessibility

import android.view.WindowInsets
import dev.innkey.app.screens.Photo

/** What is read or operated can be brought into view whole, and does not stay under the system's bars. */
fun outside(photo: Photo): List<String> =
    photo.parts().filter { (it.isControl || it.layout() != null) && !it.scrolls }.mapNotNull { node ->
        when {
            node.isCut -> "$node is cut off at an edge"
            node.isUnderBars() -> "$node lies under the system's bars"
            else -> null
        }
    }

internal fun Node.isUnderBars(): Boolean {
    val insets = window.root.rootWindowInsets?.getInsets(WindowInsets.Type.systemBars()) ?: return false
    val fills = height >= window.root.height
    return !fills && (bounds.top < insets.top || bounds.bottom > window.root.height - insets.bottom)
}
