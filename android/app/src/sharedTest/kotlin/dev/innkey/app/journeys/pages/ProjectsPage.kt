package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.projects.ProjectsTags

class ProjectsPage(
    compose: ComposeTestRule,
) : Page(compose, ProjectsTags.ADD) {
    fun add() = click(ProjectsTags.ADD)

    fun open(name: String) = click(ProjectsTags.CARD, name)

    /** The card of a project says this. */
    fun says(text: String) = awaitText(ProjectsTags.CARD, text)
}
