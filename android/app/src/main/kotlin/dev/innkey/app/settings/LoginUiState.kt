package dev.innkey.app.settings

import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.Stable
import dev.innkey.app.problem.Problem

/**
 * Choosing user name and password.
 *
 * @property hasLogin whether there is a password until now, which is asked for
 * @property problem why it was not saved
 */
@Immutable
data class LoginUiState(
    val open: Boolean,
    val hasLogin: Boolean,
    val saving: Boolean,
    val problem: Problem?,
)

/** What is typed. It outlives a turn of the phone, and is in no saved state and no log. */
@Stable
class LoginForm {
    val user = TextFieldState()
    val password = TextFieldState()
    val current = TextFieldState()
}
