package dev.innkey.app.accessibility

import androidx.compose.ui.semantics.SemanticsProperties
import dev.innkey.app.screens.Photo

/** A screen says what it is, so that who jumps from heading to heading finds the way. */
fun headings(photo: Photo): List<String> {
    val found = photo.nodes(photo.windows).any { SemanticsProperties.Heading in it.config && it.name.isNotEmpty() }
    return if (found) emptyList() else listOf("there is no heading")
}
