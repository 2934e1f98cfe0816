package dev.innkey.app.accessibility

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import dev.innkey.app.screens.Photo

/** What can be operated has a name. */
fun names(photo: Photo): List<String> =
    photo.nodes().filter { it.isControl && it.name.isEmpty() }.map { "$it can be operated and has no name" }

/** What can be tapped says what it is: a button, a switch. A menu's entries are known by where they are. */
fun roles(photo: Photo): List<String> =
    photo
        .nodes()
        .filter { SemanticsActions.OnClick in it.config && !it.isEditable && SemanticsProperties.Role !in it.config }
        .filterNot { it.window.isMenu || it.coversItsWindow() }
        .map { "$it can be tapped and has no role" }

/** What is beside a sheet: a tap there closes it. */
private fun Node.coversItsWindow() = width >= window.root.width && height >= window.root.height
