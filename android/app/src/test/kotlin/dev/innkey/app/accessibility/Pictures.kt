package dev.innkey.app.accessibility

import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import dev.innkey.app.screens.Photo

/** A picture is described, or it is decoration, and a screen reader does not know of it. */
fun pictures(photo: Photo): List<String> =
    photo
        .parts()
        .filter { it.config.getOrNull(SemanticsProperties.Role) == Role.Image && it.name.isEmpty() }
        .map { "$it is a picture without a description" }
