package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onAllNodesWithTag
import dev.innkey.app.journeys.Admin
import dev.innkey.app.signin.SignInTags

/** The popup over an opened project. */
class SignInPage(
    compose: ComposeTestRule,
) : Page(compose, SignInTags.POPUP) {
    fun byPassword(admin: Admin) {
        if (compose.onAllNodesWithTag(SignInTags.USER).fetchSemanticsNodes().isEmpty()) click(SignInTags.MODE_TOGGLE)
        type(SignInTags.USER, admin.user)
        type(SignInTags.PASSWORD, admin.password)
        click(SignInTags.SUBMIT)
    }

    fun byCode(code: String) {
        type(SignInTags.CODE, code)
        click(SignInTags.SUBMIT)
    }

    fun name(name: String) = type(SignInTags.NAME, name)

    /** Why it did not work. */
    fun says(text: String) = awaitText(SignInTags.POPUP, text)

    fun isGone() = awaitNone(SignInTags.POPUP)

    fun later() = click(SignInTags.LATER)
}
