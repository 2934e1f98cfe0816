package dev.innkey.app.signin

import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.Stable
import dev.innkey.app.phone.SignInMethod
import dev.innkey.app.problem.Problem
import dev.innkey.app.project.Farewell

/**
 * The popup in which a person signs in.
 *
 * @property project what people call the building
 * @property method null while it is found out what the project offers
 * @property choice whether there is more than one method
 * @property why what ended the sign-in before
 * @property working whether the server is being asked
 * @property waitUntil when the server may be asked again, in the phone's milliseconds since its start
 */
@Immutable
data class SignInUiState(
    val project: String,
    val method: SignInMethod?,
    val choice: Boolean,
    val why: Farewell?,
    val working: Boolean,
    val complaint: Complaint?,
    val waitUntil: Long?,
)

/** What is wrong, and beside which field it is said. */
@Immutable
data class Complaint(
    val about: Field,
    val problem: Problem,
)

enum class Field { CODE, USER, PASSWORD, NONE }

/** What is typed. It outlives a turn of the phone, and is never written to the disk. */
@Stable
class SignInFields {
    val code = TextFieldState()
    val name = TextFieldState()
    val user = TextFieldState()
    val password = TextFieldState()
}
