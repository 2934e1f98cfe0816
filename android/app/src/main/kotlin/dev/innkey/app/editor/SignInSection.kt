package dev.innkey.app.editor

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.IconAction

/** How the guest gets in. */
@Composable
internal fun SignInSection(
    state: EditorUiState,
    form: EditorForm,
    building: Building,
    actions: EditorActions,
) = Section(R.string.editor_sign_in) {
    fun choose(signIn: SignIn) = actions.onEdit { it.copy(signIn = signIn) }
    val login = form.signIn == SignIn.LOGIN
    if (state.isNew) {
        Methods(form, building, ::choose)
    } else {
        val tag = EditorTags.SIGN_IN + "login"
        Toggle(login, { choose(if (it) SignIn.LOGIN else SignIn.LATER) }, stringResource(R.string.editor_login), tag)
    }
    if (login) LoginFields(state, form, actions)
    Toggle(
        form.ownLogin,
        { on -> actions.onEdit { it.copy(ownLogin = on) } },
        stringResource(R.string.editor_own_login),
        EditorTags.OWN_LOGIN,
        stringResource(R.string.editor_own_login_help),
    )
}

@Composable
private fun Methods(
    form: EditorForm,
    building: Building,
    choose: (SignIn) -> Unit,
) = Column(Modifier.selectableGroup()) {
    @Composable
    fun method(
        signIn: SignIn,
        text: Int,
        help: Int,
        enabled: Boolean = true,
    ) = Choice(
        form.signIn == signIn,
        { choose(signIn) },
        stringResource(text),
        EditorTags.SIGN_IN + signIn.name.lowercase(),
        help = stringResource(help),
        enabled = enabled,
    )
    method(SignIn.CODE, R.string.editor_code, if (building.otp) R.string.editor_code_help else R.string.editor_code_off, building.otp)
    method(SignIn.LATER, R.string.editor_later, R.string.editor_later_help)
    method(SignIn.LOGIN, R.string.editor_login, R.string.editor_login_help)
}

@Composable
private fun LoginFields(
    state: EditorUiState,
    form: EditorForm,
    actions: EditorActions,
) = Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
    var visible by rememberSaveable { mutableStateOf(false) }
    TextLine(
        form.user,
        { user -> actions.onEdit { it.copy(user = user) } },
        R.string.editor_user,
        EditorTags.USER,
        R.drawable.ic_person,
        hint = state.hint(Field.LOGIN),
        keyboard = KeyboardOptions(KeyboardCapitalization.None, autoCorrectEnabled = false, KeyboardType.Ascii, ImeAction.Next),
    )
    TextLine(
        state.password.text,
        actions.onPassword,
        R.string.editor_password,
        EditorTags.PASSWORD,
        R.drawable.ic_lock,
        help = if (state.isNew) R.string.editor_password_help else R.string.editor_password_same,
        keyboard = KeyboardOptions(KeyboardCapitalization.None, autoCorrectEnabled = false, KeyboardType.Password, ImeAction.Done),
        transformation = if (visible) VisualTransformation.None else PasswordVisualTransformation(),
        trailing = {
            IconAction(
                if (visible) R.drawable.ic_visibility_off else R.drawable.ic_visibility,
                if (visible) R.string.editor_password_hide else R.string.editor_password_show,
                { visible = !visible },
            )
        },
    )
}
