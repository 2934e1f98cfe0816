package dev.innkey.app.signin

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.elapsed
import dev.innkey.app.design.happened
import dev.innkey.app.design.remedy
import dev.innkey.app.format.countdown
import dev.innkey.app.phone.SignInMethod
import dev.innkey.app.problem.Problem
import dev.innkey.app.project.Farewell
import java.time.Duration

/** What lies over the project until somebody is signed in. */
@Composable
internal fun SignInPopup(
    state: SignInUiState,
    fields: SignInFields,
    actions: SignInActions,
    modifier: Modifier = Modifier,
) = Surface(
    modifier.widthIn(max = 480.dp).testTag(SignInTags.POPUP),
    shape = MaterialTheme.shapes.large,
    color = MaterialTheme.colorScheme.surfaceContainerHigh,
) {
    Column(Modifier.verticalScroll(rememberScrollState()).padding(24.dp), verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Row(Modifier.fillMaxWidth(), Arrangement.spacedBy(16.dp), Alignment.CenterVertically) {
            Column(Modifier.weight(1f)) {
                Text(
                    stringResource(R.string.signin_title),
                    Modifier.semantics { heading() },
                    style = MaterialTheme.typography.headlineSmall,
                )
                Text(state.project, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
            }
            if (state.choice) MethodToggle(state.method == SignInMethod.CODE, !state.working, actions.onSwitchMethod)
        }
        state.why?.let { Why(it) }
        when (state.method) {
            null -> CircularProgressIndicator(Modifier.padding(32.dp).align(Alignment.CenterHorizontally))
            SignInMethod.CODE -> CodeFields(state, fields, actions)
            SignInMethod.PASSWORD -> PasswordFields(state, fields, actions.onSubmit)
        }
        state.complaint?.takeIf { it.about == Field.NONE }?.let { General(it.problem) }
        FlowRow(
            Modifier.fillMaxWidth(),
            horizontalArrangement = Arrangement.spacedBy(8.dp, Alignment.End),
            itemVerticalAlignment = Alignment.CenterVertically,
        ) {
            TextButton(actions.onLater, Modifier.testTag(SignInTags.LATER)) { Text(stringResource(R.string.signin_later)) }
            Submit(state, actions.onSubmit)
        }
    }
}

/** Between the two ways in: at the far right, as in the original. */
@Composable
private fun MethodToggle(
    code: Boolean,
    enabled: Boolean,
    onSwitch: () -> Unit,
) {
    val name = stringResource(R.string.signin_toggle)
    Row(
        Modifier
            .testTag(SignInTags.MODE_TOGGLE)
            .clip(CircleShape)
            .background(MaterialTheme.colorScheme.surfaceContainerLowest)
            .toggleable(code, enabled, Role.Switch) { onSwitch() }
            .semantics { contentDescription = name }
            .padding(4.dp),
    ) {
        Half(R.drawable.ic_person, !code)
        Half(R.drawable.ic_key, code)
    }
}

@Composable
private fun Half(
    icon: Int,
    chosen: Boolean,
) {
    val colors = MaterialTheme.colorScheme
    Box(Modifier.size(48.dp, 40.dp).clip(CircleShape).background(if (chosen) colors.primary else Color.Transparent), Alignment.Center) {
        Decoration(icon, tint = if (chosen) colors.onPrimary else colors.onSurfaceVariant)
    }
}

@Composable
private fun Why(why: Farewell) =
    Surface(shape = MaterialTheme.shapes.medium, color = MaterialTheme.colorScheme.secondaryContainer) {
        Row(Modifier.fillMaxWidth().padding(16.dp, 12.dp), Arrangement.spacedBy(12.dp)) {
            Decoration(R.drawable.ic_info)
            Column {
                Text(stringResource(why.title), style = MaterialTheme.typography.titleSmall)
                Text(stringResource(why.text), style = MaterialTheme.typography.bodyMedium)
            }
        }
    }

/** What no field is to blame for. */
@Composable
private fun General(problem: Problem) =
    Row(
        Modifier.testTag(SignInTags.COMPLAINT).semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
        horizontalArrangement = Arrangement.spacedBy(12.dp),
    ) {
        Decoration(R.drawable.ic_warning, tint = MaterialTheme.colorScheme.error)
        Text(problem.words(), color = MaterialTheme.colorScheme.error, style = MaterialTheme.typography.bodyMedium)
    }

@Composable
internal fun Problem.words(): String = listOfNotNull(happened(), remedy()).joinToString(" ")

@Composable
private fun Submit(
    state: SignInUiState,
    onSubmit: () -> Unit,
) {
    val left = state.waitUntil?.let { millisLeft(it) } ?: 0
    Button(onSubmit, Modifier.testTag(SignInTags.SUBMIT), enabled = state.method != null && !state.working && left <= 0) {
        when {
            state.working -> {
                CircularProgressIndicator(Modifier.padding(end = 8.dp).size(18.dp), strokeWidth = 2.dp)
                Text(stringResource(R.string.signin_working))
            }

            left > 0 -> {
                Text(stringResource(R.string.signin_wait, countdown(Duration.ofMillis(left + ROUND_UP))))
            }

            else -> {
                Text(stringResource(R.string.signin_submit))
            }
        }
    }
}

@Composable
private fun millisLeft(until: Long): Long {
    val now by elapsed()
    return until - now
}

private const val ROUND_UP = 999
