package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.project.ProjectTags

class ProjectPage(
    compose: ComposeTestRule,
) : Page(compose, ProjectTags.SETTINGS) {
    fun settings() = click(ProjectTags.SETTINGS)

    /** A tile says this. */
    fun shows(text: String) = awaitText(ProjectTags.TILE, text)
}
