package dev.innkey.app.editor

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration

/** The project as the guest will see it. */
@Composable
internal fun GuestPreview(state: EditorUiState) =
    Section(R.string.editor_preview, Modifier.testTag(EditorTags.PREVIEW)) {
        val functions = state.preview
        if (functions == null) {
            Help(stringResource(R.string.editor_not_downloaded))
        } else {
            Project(state.building?.name.orEmpty(), functions)
            if (state.group?.fromProject == true) Help(stringResource(R.string.editor_preview_group))
        }
    }

@Composable
private fun Project(
    name: String,
    functions: List<FunctionItem>,
) = Surface(
    Modifier.fillMaxWidth(),
    shape = MaterialTheme.shapes.large,
    color = MaterialTheme.colorScheme.surfaceContainerLow,
    border = BorderStroke(1.dp, MaterialTheme.colorScheme.outlineVariant),
) {
    Column(Modifier.padding(20.dp), Arrangement.spacedBy(16.dp)) {
        Text(name, style = MaterialTheme.typography.titleLarge)
        if (functions.isEmpty()) Help(stringResource(R.string.editor_preview_nothing))
        functions.forEach { function ->
            HorizontalDivider()
            FunctionView(function)
        }
    }
}

@Composable
private fun FunctionView(function: FunctionItem) =
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Decoration(function.icon, Modifier.size(24.dp), MaterialTheme.colorScheme.primary)
            Text(function.name, Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)
        }
        function.pages.forEach { page ->
            Column(Modifier.padding(start = 36.dp)) {
                Text(page.name)
                if (page.objects.isNotEmpty()) Help(page.objects.joinToString(" · "))
            }
        }
    }
