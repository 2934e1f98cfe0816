package dev.innkey.app.design

import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R

/** Test ids. */
object ConfirmTags {
    const val CONFIRM = "confirm"
    const val CANCEL = "cancel"
}

/**
 * Asks before something that cannot be undone.
 *
 * @param confirm the verb of what will be done, e.g. "Remove"
 */
@Composable
fun ConfirmDialog(
    title: String,
    text: String,
    confirm: String,
    onConfirm: () -> Unit,
    onDismiss: () -> Unit,
) = AlertDialog(
    onDismissRequest = onDismiss,
    title = { Text(title) },
    text = { Text(text, Modifier.verticalScroll(rememberScrollState())) },
    confirmButton = {
        TextButton(
            onConfirm,
            Modifier.testTag(ConfirmTags.CONFIRM),
            colors = ButtonDefaults.textButtonColors(contentColor = MaterialTheme.colorScheme.error),
        ) { Text(confirm) }
    },
    dismissButton = { TextButton(onDismiss, Modifier.testTag(ConfirmTags.CANCEL)) { Text(stringResource(R.string.cancel)) } },
)
