package dev.innkey.app.editor

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.ExposedDropdownMenuAnchorType
import androidx.compose.material3.ExposedDropdownMenuBox
import androidx.compose.material3.ExposedDropdownMenuDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.unit.dp
import dev.innkey.app.design.Decoration

/** A part of the form, under its heading. */
@Composable
internal fun Section(
    @StringRes title: Int,
    modifier: Modifier = Modifier,
    content: @Composable ColumnScope.() -> Unit,
) = Column(modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(12.dp)) {
    Text(
        stringResource(title),
        Modifier.semantics { heading() },
        style = MaterialTheme.typography.titleMedium,
        color = MaterialTheme.colorScheme.primary,
    )
    content()
}

/** A field to type in. [help] gives way to [hint], which says what to mend. */
@Composable
internal fun TextLine(
    value: String,
    onChange: (String) -> Unit,
    @StringRes label: Int,
    tag: String,
    @DrawableRes icon: Int,
    modifier: Modifier = Modifier,
    @StringRes help: Int? = null,
    @StringRes hint: Int? = null,
    keyboard: KeyboardOptions = KeyboardOptions(imeAction = ImeAction.Next),
    keyboardActions: KeyboardActions = KeyboardActions.Default,
    lines: Int = 1,
    transformation: VisualTransformation = VisualTransformation.None,
    trailing: @Composable (() -> Unit)? = null,
) = OutlinedTextField(
    value,
    onChange,
    modifier.fillMaxWidth().testTag(tag),
    label = { Text(stringResource(label)) },
    leadingIcon = { Decoration(icon) },
    trailingIcon = trailing,
    supportingText = (hint ?: help)?.let { { Text(stringResource(it)) } },
    isError = hint != null,
    visualTransformation = transformation,
    keyboardOptions = keyboard,
    keyboardActions = keyboardActions,
    singleLine = lines == 1,
    minLines = lines,
)

/** One of several, with a line that explains it. */
@Composable
internal fun Choice(
    chosen: Boolean,
    onChoose: () -> Unit,
    text: String,
    tag: String,
    modifier: Modifier = Modifier,
    help: String? = null,
    enabled: Boolean = true,
) = Row(
    modifier
        .fillMaxWidth()
        .heightIn(min = 48.dp)
        .testTag(tag)
        .selectable(chosen, enabled, Role.RadioButton, onClick = onChoose)
        .padding(vertical = 8.dp),
    horizontalArrangement = Arrangement.spacedBy(16.dp),
    verticalAlignment = Alignment.CenterVertically,
) {
    RadioButton(chosen, onClick = null, enabled = enabled)
    Words(text, help, Modifier.weight(1f), enabled)
}

/** On or off, with a line that explains it. */
@Composable
internal fun Toggle(
    on: Boolean,
    onChange: (Boolean) -> Unit,
    text: String,
    tag: String,
    help: String? = null,
) = Row(
    Modifier
        .fillMaxWidth()
        .heightIn(min = 48.dp)
        .testTag(tag)
        .toggleable(on, role = Role.Switch, onValueChange = onChange)
        .padding(vertical = 8.dp),
    horizontalArrangement = Arrangement.spacedBy(16.dp),
    verticalAlignment = Alignment.CenterVertically,
) {
    Words(text, help, Modifier.weight(1f))
    Switch(on, onCheckedChange = null)
}

@Composable
internal fun Words(
    text: String,
    help: String?,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    style: TextStyle = MaterialTheme.typography.bodyLarge,
) = Column(modifier) {
    val faded = MaterialTheme.colorScheme.onSurface.copy(alpha = FADED)
    Text(text, style = style, color = if (enabled) MaterialTheme.colorScheme.onSurface else faded)
    if (help != null) Help(help)
}

@Composable
internal fun Help(
    text: String,
    modifier: Modifier = Modifier,
) = Text(text, modifier, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)

/** One of a list that folds down; by value and text. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun <T> Menu(
    value: T,
    choices: List<Pair<T, String>>,
    onChoose: (T) -> Unit,
    @StringRes label: Int,
    tag: String,
    @DrawableRes icon: Int,
    @StringRes hint: Int? = null,
) {
    var open by rememberSaveable { mutableStateOf(false) }
    ExposedDropdownMenuBox(open, { open = it }) {
        OutlinedTextField(
            choices.firstOrNull { it.first == value }?.second.orEmpty(),
            onValueChange = {},
            Modifier.menuAnchor(ExposedDropdownMenuAnchorType.PrimaryNotEditable).fillMaxWidth().testTag(tag),
            readOnly = true,
            label = { Text(stringResource(label)) },
            leadingIcon = { Decoration(icon) },
            trailingIcon = { ExposedDropdownMenuDefaults.TrailingIcon(open) },
            supportingText = hint?.let { { Text(stringResource(it)) } },
            isError = hint != null,
        )
        ExposedDropdownMenu(open, { open = false }) {
            choices.forEach { (choice, text) ->
                DropdownMenuItem(
                    text = { Text(text) },
                    onClick = {
                        open = false
                        onChoose(choice)
                    },
                    modifier = Modifier.testTag("$tag-item"),
                    contentPadding = ExposedDropdownMenuDefaults.ItemContentPadding,
                )
            }
        }
    }
}

private const val FADED = 0.6f
