package dev.innkey.app.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.ConfirmTags

internal class Option<T>(
    val value: T,
    val title: String,
    val tag: String,
)

/** One of a few: whatever is touched is chosen at once. */
@Composable
internal fun <T> ChoiceDialog(
    title: String,
    options: List<Option<T>>,
    chosen: T,
    onChoose: (T) -> Unit,
    onDismiss: () -> Unit,
) = AlertDialog(
    onDismissRequest = onDismiss,
    title = { Text(title) },
    text = {
        Column(Modifier.verticalScroll(rememberScrollState()).selectableGroup()) {
            options.forEach { option ->
                Row(
                    Modifier
                        .fillMaxWidth()
                        .testTag(option.tag)
                        .selectable(option.value == chosen, role = Role.RadioButton) { onChoose(option.value) }
                        .heightIn(min = 56.dp)
                        .padding(vertical = 8.dp),
                    horizontalArrangement = Arrangement.spacedBy(16.dp),
                    verticalAlignment = Alignment.CenterVertically,
                ) {
                    RadioButton(option.value == chosen, onClick = null)
                    Text(option.title, color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.bodyLarge)
                }
            }
        }
    },
    confirmButton = {},
    dismissButton = { TextButton(onDismiss, Modifier.testTag(ConfirmTags.CANCEL)) { Text(stringResource(R.string.cancel)) } },
)
