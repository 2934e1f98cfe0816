package dev.innkey.app.add

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ReadableWidth

/** What a person can do with a link. */
class LinkActions(
    val onText: (String) -> Unit,
    val onPaste: () -> Unit,
    val onOpen: () -> Unit,
)

/** A link, or the whole message that it came in. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
internal fun LinkView(
    state: LinkState,
    actions: LinkActions,
    modifier: Modifier,
) = Box(modifier.fillMaxSize().imePadding(), Alignment.TopCenter) {
    Column(
        Modifier.widthIn(max = ReadableWidth).fillMaxWidth().verticalScroll(rememberScrollState()).padding(16.dp),
        Arrangement.spacedBy(16.dp),
    ) {
        Text(stringResource(R.string.add_link_text), color = MaterialTheme.colorScheme.onSurfaceVariant)
        OutlinedTextField(
            value = state.text,
            onValueChange = actions.onText,
            modifier = Modifier.fillMaxWidth().testTag(AddTags.TEXT),
            label = { Text(stringResource(R.string.add_link_label)) },
            isError = state.problem != null,
            minLines = 3,
            maxLines = 6,
            keyboardOptions = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Uri, imeAction = ImeAction.Go),
            keyboardActions = KeyboardActions(onGo = { actions.onOpen() }),
        )
        state.problem?.let { ProblemBanner(it, {}) }
        FlowRow(Modifier.fillMaxWidth(), Arrangement.spacedBy(12.dp, Alignment.End), Arrangement.spacedBy(8.dp)) {
            OutlinedButton(actions.onPaste, Modifier.testTag(AddTags.PASTE)) {
                Decoration(R.drawable.ic_copy, Modifier.padding(end = 8.dp).size(18.dp))
                Text(stringResource(R.string.add_paste))
            }
            Button(actions.onOpen, Modifier.testTag(AddTags.OPEN), enabled = state.text.isNotBlank()) {
                Text(stringResource(R.string.add_open))
            }
        }
    }
}
