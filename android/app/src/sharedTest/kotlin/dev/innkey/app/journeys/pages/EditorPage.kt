package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performScrollTo
import dev.innkey.app.design.ConfirmTags
import dev.innkey.app.editor.EditorTags

class EditorPage(
    compose: ComposeTestRule,
) : Page(compose, EditorTags.FORM) {
    fun name(name: String) = type(EditorTags.NAME, name)

    fun note(note: String) {
        node(EditorTags.NOTE).performScrollTo()
        type(EditorTags.NOTE, note)
    }

    fun hasName(name: String) = awaitText(EditorTags.NAME, name)

    fun hasNote(note: String) = awaitText(EditorTags.NOTE, note)

    fun chooseGroup(name: String) {
        scrollAndClick(EditorTags.GROUP)
        click(EditorTags.GROUP + "-item", name)
    }

    /** Only what is ticked from now on is seen. */
    fun chooseByHand() = scrollAndClick(EditorTags.SIGHT + "chosen")

    /** @param id a function's or a page's, in the project */
    fun tick(id: String) = scrollAndClick(EditorTags.TICK + id)

    fun inviteLater() = scrollAndClick(EditorTags.SIGN_IN + "later")

    fun login(
        user: String,
        password: String,
    ) {
        scrollAndClick(EditorTags.SIGN_IN + "login")
        node(EditorTags.USER).performScrollTo()
        type(EditorTags.USER, user)
        type(EditorTags.PASSWORD, password)
    }

    fun allowOwnLogin() = scrollAndClick(EditorTags.OWN_LOGIN)

    fun save() = click(EditorTags.SAVE)

    /** Somebody else changed the same; the host's own counts. */
    fun keepMine() = click(EditorTags.KEEP_MINE)

    fun takeTheirs() = click(EditorTags.TAKE_THEIRS)

    fun leaveUnsaved() = click(ConfirmTags.CONFIRM)

    private fun scrollAndClick(tag: String) {
        node(tag).performScrollTo()
        click(tag)
    }
}
