package dev.innkey.app.settings

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.takeOrElse
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.problem.Step

/** What belongs together, on a sheet under a heading. */
@Composable
internal fun Section(
    @StringRes title: Int,
    content: @Composable ColumnScope.() -> Unit,
) = Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(8.dp)) {
    Text(
        stringResource(title),
        Modifier.padding(horizontal = 16.dp).semantics { heading() },
        color = MaterialTheme.colorScheme.primary,
        style = MaterialTheme.typography.titleSmall,
    )
    Surface(Modifier.fillMaxWidth(), MaterialTheme.shapes.medium, MaterialTheme.colorScheme.surfaceContainerLow) {
        Column(Modifier.padding(vertical = 4.dp), content = content)
    }
}

/**
 * One line of a section: something to know, or with [onClick] something to do.
 *
 * @param tint of icon and title, where they are not as usual
 * @param busy whether it is being done
 */
@Composable
internal fun SettingRow(
    @DrawableRes icon: Int,
    title: String,
    modifier: Modifier = Modifier,
    text: String? = null,
    tint: Color = Color.Unspecified,
    enabled: Boolean = true,
    busy: Boolean = false,
    onClick: (() -> Unit)? = null,
    trailing: @Composable () -> Unit = {},
) = Row(
    modifier
        .fillMaxWidth()
        .then(
            if (onClick == null) {
                Modifier.semantics(mergeDescendants = true) {}
            } else {
                Modifier.clickable(enabled && !busy, role = Role.Button, onClick = onClick)
            },
        ).heightIn(min = 56.dp)
        .padding(horizontal = 16.dp, vertical = 10.dp),
    horizontalArrangement = Arrangement.spacedBy(16.dp),
    verticalAlignment = Alignment.CenterVertically,
) {
    Decoration(icon, Modifier.size(24.dp), tint.takeOrElse { MaterialTheme.colorScheme.onSurfaceVariant })
    Column(Modifier.weight(1f), verticalArrangement = Arrangement.spacedBy(2.dp)) {
        Text(title, color = tint.takeOrElse { MaterialTheme.colorScheme.onSurface }, style = MaterialTheme.typography.bodyLarge)
        if (text != null) {
            Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
        }
    }
    if (busy) Working() else trailing()
}

/** Text that explains a section. */
@Composable
internal fun Explanation(text: String) =
    Text(
        text,
        Modifier.padding(horizontal = 16.dp, vertical = 8.dp),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodyMedium,
    )

/** What failed in this part, beside what was touched. */
@Composable
internal fun FailureLine(
    state: SettingsUiState,
    part: Part,
    actions: SettingsActions,
) {
    val failure = state.failure?.takeIf { it.part == part } ?: return
    val onStep: (Step) -> Unit = { step -> if (step == Step.TRY_AGAIN) actions.onAgain() else actions.onStep(step) }
    ProblemBanner(failure.problem, onStep, Modifier.padding(horizontal = 8.dp, vertical = 4.dp))
}

@Composable
internal fun Working() {
    val text = stringResource(R.string.loading)
    CircularProgressIndicator(Modifier.size(24.dp).semantics { contentDescription = text }, strokeWidth = 3.dp)
}
