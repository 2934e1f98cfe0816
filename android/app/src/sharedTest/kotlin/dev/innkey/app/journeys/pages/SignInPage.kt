package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onAllNodesWithTag
import dev.innkey.app.R
import dev.innkey.app.journeys.Admin
import dev.innkey.app.journeys.said
import dev.innkey.app.journeys.withoutArguments
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

    /** Types a code once the complaint about the one before is gone, and waits for the answer: whether there may be a next one at once. */
    fun guess(code: String): Boolean {
        type(SignInTags.CODE, code)
        awaitNone(SignInTags.COMPLAINT)
        click(SignInTags.SUBMIT)
        await(SignInTags.COMPLAINT)
        return texts(SignInTags.SUBMIT).none { said(R.string.signin_wait).withoutArguments() in it }
    }

    /** Why it did not work, and what to do. */
    fun complains(vararg sentences: String) = sentences.forEach { awaitText(SignInTags.COMPLAINT, it) }

    /** One need not wait any more. */
    fun mayTry() = awaitText(SignInTags.SUBMIT, said(R.string.signin_submit))

    fun says(text: String) = awaitText(SignInTags.POPUP, text)

    fun isGone() = awaitNone(SignInTags.POPUP)

    fun later() = click(SignInTags.LATER)
}
