package dev.innkey.app.add

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration

/** What vouches for the server; where nothing does, what a person has to do about it. */
@Composable
internal fun TrustView(
    trust: FoundTrust,
    onCompared: (Boolean) -> Unit,
) = when (trust) {
    FoundTrust.Link -> Vouched(R.drawable.ic_security, R.string.add_trust_link, R.string.add_trust_link_text)
    FoundTrust.Public -> Vouched(R.drawable.ic_lock, R.string.add_trust_public, R.string.add_trust_public_text)
    is FoundTrust.FirstUse -> FirstUse(trust, onCompared)
}

@Composable
private fun Vouched(
    @DrawableRes icon: Int,
    @StringRes title: Int,
    @StringRes text: Int,
) = Panel(MaterialTheme.colorScheme.surfaceContainer) { Words(icon, title, text) }

@Composable
private fun FirstUse(
    trust: FoundTrust.FirstUse,
    onCompared: (Boolean) -> Unit,
) = Panel(MaterialTheme.colorScheme.tertiaryContainer) {
    Words(R.drawable.ic_fingerprint, R.string.add_trust_first, R.string.add_trust_first_text)
    Fingerprint(trust.fingerprint)
    Row(
        Modifier
            .fillMaxWidth()
            .heightIn(min = 48.dp)
            .toggleable(trust.compared, role = Role.Checkbox, onValueChange = onCompared)
            .testTag(AddTags.COMPARED),
        Arrangement.spacedBy(12.dp),
        Alignment.CenterVertically,
    ) {
        Checkbox(trust.compared, onCheckedChange = null)
        Text(stringResource(R.string.add_compared))
    }
}

/** In lines of whole groups, so that a finger can follow. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun Fingerprint(groups: List<String>) =
    Surface(shape = MaterialTheme.shapes.small, color = MaterialTheme.colorScheme.surface) {
        FlowRow(
            Modifier.fillMaxWidth().padding(12.dp).semantics(mergeDescendants = true) {},
            Arrangement.spacedBy(16.dp, Alignment.CenterHorizontally),
            Arrangement.spacedBy(4.dp),
            maxItemsInEachRow = 4,
        ) {
            groups.forEach { Text(it, fontFamily = FontFamily.Monospace, style = MaterialTheme.typography.titleMedium) }
        }
    }

@Composable
private fun Panel(
    color: Color,
    content: @Composable () -> Unit,
) = Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium, color) {
    Column(Modifier.padding(16.dp), Arrangement.spacedBy(16.dp)) { content() }
}

@Composable
private fun Words(
    @DrawableRes icon: Int,
    @StringRes title: Int,
    @StringRes text: Int,
) = Row(Modifier.semantics(mergeDescendants = true) {}, Arrangement.spacedBy(16.dp)) {
    Decoration(icon)
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Text(stringResource(title), style = MaterialTheme.typography.titleMedium)
        Text(stringResource(text), style = MaterialTheme.typography.bodyMedium)
    }
}
