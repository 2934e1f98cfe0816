package dev.innkey.app.signin

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.text.input.InputTransformation
import androidx.compose.foundation.text.input.TextFieldLineLimits
import androidx.compose.foundation.text.input.TextObfuscationMode
import androidx.compose.foundation.text.input.maxLength
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
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.IconAction

/** The code, how to get it without typing, and the name, which the server keeps only if the host gave none. */
@Composable
internal fun CodeFields(
    state: SignInUiState,
    fields: SignInFields,
    actions: SignInActions,
) = Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
    CodeField(fields.code, state.complaintAbout(Field.CODE), !state.working, actions.onSubmit)
    TextButton(actions.onScan, Modifier.testTag(SignInTags.SCAN), enabled = !state.working) {
        Decoration(R.drawable.ic_scan, Modifier.padding(end = 8.dp).size(20.dp))
        Text(stringResource(R.string.signin_scan))
    }
    OutlinedTextField(
        fields.name,
        Modifier.fillMaxWidth().testTag(SignInTags.NAME).semantics { contentType = ContentType.PersonFullName },
        enabled = !state.working,
        label = { Text(stringResource(R.string.signin_name)) },
        supportingText = { Text(stringResource(R.string.signin_name_help)) },
        inputTransformation = InputTransformation.maxLength(MAX_NAME),
        keyboardOptions = KeyboardOptions(KeyboardCapitalization.Words, imeAction = ImeAction.Go),
        onKeyboardAction = { actions.onSubmit() },
        lineLimits = TextFieldLineLimits.SingleLine,
    )
}

@Composable
internal fun PasswordFields(
    state: SignInUiState,
    fields: SignInFields,
    onSubmit: () -> Unit,
) = Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
    val aboutUser = state.complaintAbout(Field.USER)
    OutlinedTextField(
        fields.user,
        Modifier.fillMaxWidth().testTag(SignInTags.USER).semantics { contentType = ContentType.Username },
        enabled = !state.working,
        label = { Text(stringResource(R.string.signin_user)) },
        supportingText = aboutUser?.let { { Support(it) } },
        isError = aboutUser != null,
        keyboardOptions = KeyboardOptions(KeyboardCapitalization.None, autoCorrectEnabled = false, KeyboardType.Email, ImeAction.Next),
        lineLimits = TextFieldLineLimits.SingleLine,
    )
    val aboutPassword = state.complaintAbout(Field.PASSWORD)
    var shown by rememberSaveable { mutableStateOf(false) }
    OutlinedSecureTextField(
        fields.password,
        Modifier.fillMaxWidth().testTag(SignInTags.PASSWORD).semantics { contentType = ContentType.Password },
        enabled = !state.working,
        label = { Text(stringResource(R.string.signin_password)) },
        trailingIcon = {
            if (shown) {
                IconAction(R.drawable.ic_visibility_off, R.string.signin_password_hide, { shown = false })
            } else {
                IconAction(R.drawable.ic_visibility, R.string.signin_password_show, { shown = true })
            }
        },
        supportingText = aboutPassword?.let { { Support(it) } },
        isError = aboutPassword != null,
        textObfuscationMode = if (shown) TextObfuscationMode.Visible else TextObfuscationMode.RevealLastTyped,
        keyboardOptions = KeyboardOptions(keyboardType = KeyboardType.Password, imeAction = ImeAction.Go),
        onKeyboardAction = { onSubmit() },
    )
}

/** Beside a field: what is wrong with it, else what helps. */
@Composable
internal fun Support(
    complaint: String?,
    help: String = "",
) = if (complaint == null) {
    Text(help)
} else {
    Text(complaint, Modifier.testTag(SignInTags.COMPLAINT).semantics { liveRegion = LiveRegionMode.Polite })
}

@Composable
private fun SignInUiState.complaintAbout(field: Field): String? = complaint?.takeIf { it.about == field }?.problem?.words()

private const val MAX_NAME = 100
