package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.design.PaneTags
import dev.innkey.app.project.ProjectTags

class ProjectPage(
    compose: ComposeTestRule,
) : Page(compose, ProjectTags.SETTINGS) {
    fun settings() = click(ProjectTags.SETTINGS)

    /** A tile says this. */
    fun shows(text: String) = awaitText(ProjectTags.TILE, text)

    /** How things stand, above the tiles. */
    fun tells(text: String) = awaitText(PaneTags.BANNER, text)

    fun tellsNothing() = awaitNone(PaneTags.BANNER)

    fun showsNothing() = awaitNone(ProjectTags.TILE)

    /** Nobody is signed in any more. */
    fun isShut() = await(ProjectTags.SIGN_IN)
}
