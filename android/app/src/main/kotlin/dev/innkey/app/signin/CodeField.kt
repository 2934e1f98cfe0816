package dev.innkey.app.signin

import android.text.InputType
import android.view.inputmethod.EditorInfo
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.text.input.TextFieldLineLimits
import androidx.compose.foundation.text.input.TextFieldState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.ExperimentalComposeUiApi
import androidx.compose.ui.Modifier
import androidx.compose.ui.autofill.ContentType
import androidx.compose.ui.platform.InterceptPlatformTextInput
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.PlatformTextInputMethodRequest
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentType
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.TextUnit
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.innkey.app.R

/** A code in two groups of four, as large as there is room for. */
@Composable
internal fun CodeField(
    state: TextFieldState,
    complaint: String?,
    enabled: Boolean,
    onSubmit: () -> Unit,
) = BoxWithConstraints {
    val size = codeSize(maxWidth)
    val style =
        MaterialTheme.typography.headlineMedium.copy(
            fontFamily = FontFamily.Monospace,
            fontSize = size,
            textAlign = TextAlign.Center,
        )
    WithoutSuggestions {
        OutlinedTextField(
            state,
            Modifier.fillMaxWidth().testTag(SignInTags.CODE).semantics { contentType = ContentType.SmsOtpCode },
            enabled = enabled,
            textStyle = style,
            label = { Text(stringResource(R.string.signin_code)) },
            placeholder = {
                Text(
                    stringResource(R.string.signin_code_hint),
                    Modifier.fillMaxWidth(),
                    style = style,
                    color = MaterialTheme.colorScheme.outlineVariant,
                )
            },
            supportingText = { Support(complaint, stringResource(R.string.signin_code_help)) },
            isError = complaint != null,
            inputTransformation = CodeInput,
            outputTransformation = CodeOutput,
            keyboardOptions =
                KeyboardOptions(KeyboardCapitalization.Characters, autoCorrectEnabled = false, KeyboardType.Ascii, ImeAction.Go),
            onKeyboardAction = { onSubmit() },
            lineLimits = TextFieldLineLimits.SingleLine,
        )
    }
}

/** The size in which nine signs of equal width fit into the field; large type stays as large as that. */
@Composable
private fun codeSize(width: Dp): TextUnit {
    val room = with(LocalDensity.current) { ((width - 32.dp) / (SIGNS * SIGN_WIDTH)).toSp() }
    return if (room.value < LARGE.value) room else LARGE
}

/** Keyboards neither mend nor learn a code. */
@OptIn(ExperimentalComposeUiApi::class)
@Composable
private fun WithoutSuggestions(content: @Composable () -> Unit) =
    InterceptPlatformTextInput(
        interceptor = { request, next ->
            next.startInputMethod(
                object : PlatformTextInputMethodRequest {
                    override fun createInputConnection(outAttributes: EditorInfo) =
                        request.createInputConnection(outAttributes).also {
                            outAttributes.inputType = outAttributes.inputType or InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS
                            outAttributes.imeOptions = outAttributes.imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
                        }
                },
            )
        },
        content = content,
    )

private val LARGE = 30.sp
private const val SIGNS = 9
private const val SIGN_WIDTH = 0.62f
