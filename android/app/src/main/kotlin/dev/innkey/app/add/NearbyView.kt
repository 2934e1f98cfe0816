package dev.innkey.app.add

import androidx.annotation.DrawableRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
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
import androidx.compose.material3.Card
import androidx.compose.material3.CardDefaults
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ReadableWidth

/** What a person can do to find a server. */
class NearbyActions(
    val onAsk: (NearbyRow) -> Unit,
    val onAskAgain: () -> Unit,
    val onAddress: (String) -> Unit,
    val onAskAddress: () -> Unit,
)

/** The servers of this network, and an address for any other. */
@Composable
internal fun NearbyView(
    state: NearbyState,
    address: AddressState,
    actions: NearbyActions,
    modifier: Modifier,
) = Box(modifier.fillMaxSize().imePadding(), Alignment.TopCenter) {
    Column(
        Modifier.widthIn(max = ReadableWidth).fillMaxWidth().verticalScroll(rememberScrollState()).padding(16.dp),
        Arrangement.spacedBy(12.dp),
    ) {
        Heading(stringResource(R.string.add_nearby_heading))
        state.servers.forEach { Server(it, asked = state.asking == it.id, actions) }
        Search(state)
        state.problem?.let { problem ->
            ProblemBanner(problem, { actions.onAskAgain() })
        }
        Heading(stringResource(R.string.add_address_heading), Modifier.padding(top = 16.dp))
        AddressField(address, actions)
    }
}

@Composable
private fun Heading(
    text: String,
    modifier: Modifier = Modifier,
) = Text(text, modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)

@Composable
private fun Server(
    server: NearbyRow,
    asked: Boolean,
    actions: NearbyActions,
) = Card(
    onClick = { actions.onAsk(server) },
    modifier = Modifier.fillMaxWidth().testTag(AddTags.SERVER).semantics { role = Role.Button },
    colors = CardDefaults.cardColors(MaterialTheme.colorScheme.surfaceContainer),
) {
    Row(Modifier.padding(16.dp), Arrangement.spacedBy(16.dp), Alignment.CenterVertically) {
        Decoration(R.drawable.ic_home, tint = MaterialTheme.colorScheme.primary)
        Column(Modifier.weight(1f)) {
            Text(server.name, style = MaterialTheme.typography.titleMedium, maxLines = 3, overflow = TextOverflow.Ellipsis)
            Text(server.address, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
        }
        if (asked) Waiting(Modifier.size(24.dp)) else Decoration(R.drawable.ic_chevron, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** That it is searched; what it means if nothing is found. */
@Composable
private fun Search(state: NearbyState) {
    when {
        state.failed -> {
            Line(R.drawable.ic_offline, stringResource(R.string.add_nearby_failed))
        }

        state.servers.isNotEmpty() -> {}

        state.settled -> {
            Line(R.drawable.ic_nearby, stringResource(R.string.add_nearby_none))
        }

        else -> {
            Row(Modifier.padding(vertical = 12.dp), Arrangement.spacedBy(16.dp), Alignment.CenterVertically) {
                Waiting(Modifier.size(24.dp))
                Text(stringResource(R.string.add_nearby_searching), color = MaterialTheme.colorScheme.onSurfaceVariant)
            }
        }
    }
}

@Composable
private fun Line(
    @DrawableRes icon: Int,
    text: String,
) = Row(
    Modifier.padding(vertical = 12.dp).semantics { liveRegion = LiveRegionMode.Polite },
    Arrangement.spacedBy(16.dp),
    Alignment.CenterVertically,
) {
    Decoration(icon, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant)
}

@Composable
private fun AddressField(
    state: AddressState,
    actions: NearbyActions,
) {
    OutlinedTextField(
        value = state.text,
        onValueChange = actions.onAddress,
        modifier = Modifier.fillMaxWidth().testTag(AddTags.ADDRESS),
        label = { Text(stringResource(R.string.add_address_label)) },
        supportingText = { Text(stringResource(R.string.add_address_example)) },
        isError = state.problem != null,
        singleLine = true,
        keyboardOptions = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Uri, imeAction = ImeAction.Search),
        keyboardActions = KeyboardActions(onSearch = { actions.onAskAddress() }),
    )
    state.problem?.let { ProblemBanner(it, { actions.onAskAddress() }) }
    Row(Modifier.fillMaxWidth(), Arrangement.End) {
        Button(actions.onAskAddress, Modifier.testTag(AddTags.ASK), enabled = state.text.isNotBlank() && !state.asking) {
            if (state.asking) {
                Waiting(Modifier.padding(end = 8.dp).size(18.dp))
            } else {
                Decoration(R.drawable.ic_search, Modifier.padding(end = 8.dp).size(18.dp))
            }
            Text(stringResource(R.string.add_ask))
        }
    }
}

@Composable
private fun Waiting(modifier: Modifier) {
    val text = stringResource(R.string.loading)
    CircularProgressIndicator(modifier.semantics { contentDescription = text }, strokeWidth = 2.dp)
}
