package dev.innkey.app.signin

import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import androidx.compose.ui.window.Dialog
import dev.innkey.app.R
import dev.innkey.app.design.Preview
import dev.innkey.app.phone.SignInMethod
import dev.innkey.app.problem.Problem
import dev.innkey.app.project.Farewell
import dev.innkey.app.project.ProjectActions
import dev.innkey.app.project.ProjectScreen
import dev.innkey.app.project.shutDoor

private val nothing = SignInActions({}, {}, {}, {})

private fun aSignInState(
    method: SignInMethod? = SignInMethod.CODE,
    choice: Boolean = true,
    why: Farewell? = null,
    working: Boolean = false,
    complaint: Complaint? = null,
    waitUntil: Long? = null,
) = SignInUiState("Casa Limone", method, choice, why, working, complaint, waitUntil)

private fun preview(
    name: String,
    state: SignInUiState,
    code: String = "K7QM2P4X",
) = Preview(name) {
    val fields =
        SignInFields().apply {
            this.code.setTextAndPlaceCursorAtEnd(code)
            user.setTextAndPlaceCursorAtEnd("anna")
            password.setTextAndPlaceCursorAtEnd("not a password")
        }
    ProjectScreen(shutDoor, ProjectActions({}, {}, {}, {}, {}, {}, {}))
    Dialog({}, signInWindow) { SignInFrame { SignInPopup(state, fields, nothing) } }
}

private fun complaint(
    about: Field,
    what: Int,
    next: Int?,
) = Complaint(about, Problem(what, next))

private val expired = complaint(Field.CODE, R.string.problem_code_expired, R.string.problem_do_new_code)
private val wrong = complaint(Field.PASSWORD, R.string.problem_wrong_credentials, R.string.problem_do_check_both)
private val tooMany = complaint(Field.NONE, R.string.problem_too_many_attempts, R.string.problem_do_wait)
private val offline = complaint(Field.NONE, R.string.problem_offline, R.string.problem_do_connect)

internal val signInPreviews =
    listOf(
        preview("signin-loading", aSignInState(method = null, choice = false)),
        preview("signin-code", aSignInState(), code = ""),
        preview("signin-code-short", aSignInState(complaint = complaint(Field.CODE, R.string.signin_code_short, null)), code = "K7QM2"),
        preview("signin-expired", aSignInState(complaint = expired)),
        preview("signin-wait", aSignInState(complaint = tooMany, waitUntil = 29_000)),
        preview("signin-offline", aSignInState(complaint = offline)),
        preview("signin-working", aSignInState(working = true)),
        preview("signin-ended", aSignInState(why = Farewell.SIGNED_OUT), code = ""),
        preview("signin-password", aSignInState(SignInMethod.PASSWORD)),
        preview("signin-password-wrong", aSignInState(SignInMethod.PASSWORD, complaint = wrong)),
        preview("signin-no-codes", aSignInState(SignInMethod.PASSWORD, choice = false)),
    )
