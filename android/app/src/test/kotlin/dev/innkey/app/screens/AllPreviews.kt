package dev.innkey.app.screens

import dev.innkey.app.design.Preview
import dev.innkey.app.download.downloadPreviews
import dev.innkey.app.projects.projectsPreviews

/** Every screen in every state: what is photographed and checked. A new screen adds its list here, a line each. */
internal val allPreviews: List<Preview> =
    listOf(
        downloadPreviews,
        projectsPreviews,
    ).flatten()

/** Whether a preview takes part: all do, unless innkey.screens.only has the beginnings of some names. */
internal fun wanted(name: String): Boolean {
    val beginnings = System.getProperty("innkey.screens.only").orEmpty().split(',').filter { it.isNotBlank() }
    return beginnings.isEmpty() || beginnings.any { name.startsWith(it) }
}
