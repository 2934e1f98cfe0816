package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.add.AddTags
import dev.innkey.app.design.PaneTags

/** Where a project is looked for. */
class AddPage(
    compose: ComposeTestRule,
) : Page(compose, AddTags.SCAN) {
    /** The camera looks. */
    fun scans() = await(AddTags.VIEWFINDER)

    /** A person is told what the camera is for before they are asked for it. */
    fun explainsCamera() = await(AddTags.ALLOW)

    /** A code is seen that does not help. */
    fun warns() = await(AddTags.NOTICE)

    fun openLink(text: String) {
        click(AddTags.LINK)
        type(AddTags.TEXT, text)
        click(AddTags.OPEN)
    }

    fun askNearby(name: String) {
        click(AddTags.NEARBY)
        click(AddTags.SERVER, name)
    }

    fun askAddress(address: String) {
        click(AddTags.NEARBY)
        type(AddTags.ADDRESS, address)
        click(AddTags.ASK)
    }

    /** What was asked did not work, and it is said why. */
    fun explains(text: String = "") = awaitText(PaneTags.BANNER, text)
}

/** What was found, before it is added. */
class FoundPage(
    compose: ComposeTestRule,
) : Page(compose, AddTags.FOUND) {
    fun choose(project: String) = click(AddTags.CHOICE, project)

    fun shows(name: String) = await(hasText(name))

    /** The fingerprint is the one that the host shows. */
    fun compare() = click(AddTags.COMPARED)

    fun add() = click(AddTags.CONFIRM)

    fun isGone() = awaitNone(AddTags.FOUND)
}
