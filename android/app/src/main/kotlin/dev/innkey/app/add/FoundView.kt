package dev.innkey.app.add

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.RadioButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ReadableWidth

/** What a person can do with what was found. */
class FoundActions(
    val onChoose: (String) -> Unit,
    val onCompared: (Boolean) -> Unit,
    val onAdd: () -> Unit,
)

/** The building, and all that helps to decide whether it is the right one. */
@Composable
internal fun FoundView(
    found: Found,
    actions: FoundActions,
    padding: PaddingValues,
) = Box(Modifier.fillMaxSize(), Alignment.TopCenter) {
    Column(
        Modifier
            .widthIn(max = ReadableWidth)
            .fillMaxWidth()
            .verticalScroll(rememberScrollState())
            .padding(padding)
            .padding(16.dp)
            .testTag(AddTags.FOUND),
        Arrangement.spacedBy(24.dp),
    ) {
        Building(found, actions.onChoose)
        if (found.projects.isNotEmpty()) {
            TrustView(found.trust, actions.onCompared)
            Facts(found)
        }
        found.problem?.let { ProblemBanner(it, { actions.onAdd() }) }
    }
}

@Composable
private fun Building(
    found: Found,
    onChoose: (String) -> Unit,
) = Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(16.dp), Alignment.CenterHorizontally) {
    Surface(shape = MaterialTheme.shapes.large, color = MaterialTheme.colorScheme.primaryContainer) {
        Decoration(R.drawable.ic_home, Modifier.padding(20.dp).size(40.dp))
    }
    val title =
        when (found.projects.size) {
            0 -> stringResource(R.string.add_no_projects)
            1 -> found.projects.single().name.ifBlank { stringResource(R.string.add_nameless) }
            else -> pluralStringResource(R.plurals.add_projects, found.projects.size, found.projects.size)
        }
    Text(title, Modifier.semantics { heading() }, textAlign = TextAlign.Center, style = MaterialTheme.typography.headlineMedium)
    if (found.projects.isEmpty()) {
        Text(
            stringResource(R.string.add_no_projects_text),
            textAlign = TextAlign.Center,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    if (found.projects.size > 1) Choice(found, onChoose)
}

@Composable
private fun Choice(
    found: Found,
    onChoose: (String) -> Unit,
) = Column(Modifier.fillMaxWidth().selectableGroup()) {
    found.projects.forEach { project ->
        val chosen = project.id == found.chosen
        Row(
            Modifier
                .fillMaxWidth()
                .heightIn(min = 56.dp)
                .selectable(chosen, role = Role.RadioButton) { onChoose(project.id) }
                .testTag(AddTags.CHOICE),
            Arrangement.spacedBy(16.dp),
            Alignment.CenterVertically,
        ) {
            RadioButton(chosen, onClick = null)
            Text(project.name.ifBlank { stringResource(R.string.add_nameless) }, style = MaterialTheme.typography.bodyLarge)
        }
    }
}

@Composable
private fun Facts(found: Found) =
    Column(verticalArrangement = Arrangement.spacedBy(16.dp)) {
        if (found.code) {
            Fact(R.drawable.ic_key, R.string.add_code, stringResource(R.string.add_code_text))
        }
        if (found.download) {
            Fact(R.drawable.ic_download, R.string.add_may_download, stringResource(R.string.add_may_download_text))
        } else {
            Fact(R.drawable.ic_person, R.string.add_sign_in_first, stringResource(R.string.add_sign_in_first_text))
        }
        Fact(R.drawable.ic_address, R.string.add_addresses, found.addresses.joinToString("\n"))
    }

@Composable
private fun Fact(
    @DrawableRes icon: Int,
    @StringRes title: Int,
    text: String,
) = Row(Modifier.padding(horizontal = 16.dp).semantics(mergeDescendants = true) {}, Arrangement.spacedBy(16.dp)) {
    Decoration(icon, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    Column {
        Text(stringResource(title), style = MaterialTheme.typography.titleSmall)
        Text(text, style = MaterialTheme.typography.bodyMedium, color = MaterialTheme.colorScheme.onSurfaceVariant)
    }
}

/** The button that decides, always within reach. */
@Composable
internal fun FoundBar(
    found: Found,
    actions: FoundActions,
) = Surface(color = MaterialTheme.colorScheme.surfaceContainer) {
    Box(Modifier.fillMaxWidth().navigationBarsPadding().padding(16.dp), Alignment.Center) {
        Button(
            actions.onAdd,
            Modifier.widthIn(max = ReadableWidth).fillMaxWidth().heightIn(min = 56.dp).testTag(AddTags.CONFIRM),
            enabled = found.ready && !found.adding,
        ) {
            if (found.adding) CircularProgressIndicator(Modifier.padding(end = 12.dp).size(20.dp), strokeWidth = 2.dp)
            Text(stringResource(if (found.download) R.string.add_and_download else R.string.add_confirm), textAlign = TextAlign.Center)
        }
    }
}
