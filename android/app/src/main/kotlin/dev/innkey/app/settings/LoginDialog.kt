package dev.innkey.app.settings

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.text.input.TextFieldLineLimits
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.foundation.text.input.TextObfuscationMode
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedSecureTextField
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.autofill.ContentType
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentType
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.DialogProperties
import androidx.compose.ui.window.SecureFlagPolicy
import dev.innkey.app.R
import dev.innkey.app.design.ConfirmTags
import dev.innkey.app.design.IconAction
import dev.innkey.app.design.happened
import dev.innkey.app.design.remedy
import dev.innkey.app.problem.Problem

/** Choosing user name and password; the fields tell password managers what they are. */
@Composable
internal fun LoginDialog(
    state: LoginUiState,
    form: LoginForm,
    actions: LoginActions,
) = AlertDialog(
    onDismissRequest = actions.onClose,
    title = { Text(stringResource(R.string.settings_login)) },
    text = {
        Column(Modifier.verticalScroll(rememberScrollState()), verticalArrangement = Arrangement.spacedBy(12.dp)) {
            Text(stringResource(R.string.settings_login_text))
            UserName(form.user, !state.saving)
            if (state.hasLogin) {
                Password(form.current, R.string.settings_login_current, SettingsTags.LOGIN_CURRENT, ContentType.Password, !state.saving)
            }
            Password(form.password, R.string.settings_login_new, SettingsTags.LOGIN_PASSWORD, ContentType.NewPassword, !state.saving)
            state.problem?.let { Complaint(it) }
        }
    },
    confirmButton = {
        if (state.saving) {
            Working()
        } else {
            val complete =
                form.user.text.isNotBlank() && form.password.text.isNotEmpty() && (!state.hasLogin || form.current.text.isNotEmpty())
            TextButton(actions.onSave, Modifier.testTag(SettingsTags.LOGIN_SAVE), enabled = complete) {
                Text(stringResource(R.string.settings_login_save))
            }
        }
    },
    dismissButton = {
        TextButton(actions.onClose, Modifier.testTag(ConfirmTags.CANCEL), enabled = !state.saving) { Text(stringResource(R.string.cancel)) }
    },
    properties = DialogProperties(securePolicy = SecureFlagPolicy.SecureOn),
)

/** Stands above the button that tries again. */
@Composable
private fun Complaint(problem: Problem) =
    Text(
        listOfNotNull(problem.happened(), problem.remedy()).joinToString(" "),
        Modifier.testTag(SettingsTags.LOGIN_PROBLEM).semantics { liveRegion = LiveRegionMode.Polite },
        color = MaterialTheme.colorScheme.error,
    )

@Composable
private fun UserName(
    state: TextFieldState,
    enabled: Boolean,
) = OutlinedTextField(
    state,
    Modifier.fillMaxWidth().testTag(SettingsTags.LOGIN_USER).semantics { contentType = ContentType.NewUsername },
    enabled = enabled,
    label = { Text(stringResource(R.string.settings_login_name)) },
    lineLimits = TextFieldLineLimits.SingleLine,
    keyboardOptions = KeyboardOptions(KeyboardCapitalization.None, autoCorrectEnabled = false, imeAction = ImeAction.Next),
)

@Composable
private fun Password(
    state: TextFieldState,
    @StringRes label: Int,
    tag: String,
    type: ContentType,
    enabled: Boolean,
) {
    var shown by rememberSaveable { mutableStateOf(false) }
    OutlinedSecureTextField(
        state,
        Modifier.fillMaxWidth().testTag(tag).semantics { contentType = type },
        enabled = enabled,
        label = { Text(stringResource(label)) },
        trailingIcon = {
            if (shown) {
                IconAction(R.drawable.ic_visibility_off, R.string.settings_login_hide, { shown = false })
            } else {
                IconAction(R.drawable.ic_visibility, R.string.settings_login_show, { shown = true })
            }
        },
        textObfuscationMode = if (shown) TextObfuscationMode.Visible else TextObfuscationMode.RevealLastTyped,
        keyboardOptions = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Password, imeAction = ImeAction.Next),
    )
}
