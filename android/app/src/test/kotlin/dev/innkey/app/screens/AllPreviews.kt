package dev.innkey.app.screens

import dev.innkey.app.design.Preview
import dev.innkey.app.projects.projectsPreviews

/** Every screen in every state: what is photographed and checked. A new screen adds its list here, a line each. */
internal val allPreviews: List<Preview> =
    listOf(
        projectsPreviews,
    ).flatten()
