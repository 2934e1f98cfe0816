package dev.innkey.app.lock

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.Screen
import dev.innkey.app.design.screenPadding
import dev.innkey.app.navigation.Navigator

/** Test ids. */
object LockSetupTags {
    const val SET = "lock-set"
    const val CHANGE = "lock-change"
    const val TURN_OFF = "lock-turn-off"
    const val BIOMETRICS = "lock-setup-biometrics"
    const val CANCEL = "lock-cancel"
}

/** What a person can do here. */
class LockSetupActions(
    val onBack: () -> Unit,
    val onChoose: () -> Unit,
    val onChange: () -> Unit,
    val onTurnOff: () -> Unit,
    val onBiometrics: (Boolean) -> Unit,
    val onCancel: () -> Unit,
    val pad: PadActions,
)

/** Sets a project's PIN up. */
@Composable
fun LockSetupRoute(
    project: String,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val model = viewModel { LockSetupViewModel(services.lock, project) }
    val state by model.state.collectAsStateWithLifecycle()
    val actions =
        remember(model, navigator) {
            LockSetupActions(
                navigator::back,
                model::choose,
                model::change,
                model::turnOff,
                model::setBiometrics,
                model::cancel,
                PadActions(model::type, model::erase, model::submit),
            )
        }
    LockSetupScreen(state, services.biometrics.available(LocalContext.current), actions)
}

/** @param sensor whether the phone can tell a finger or a face */
@Composable
internal fun LockSetupScreen(
    state: LockSetupUiState,
    sensor: Boolean,
    actions: LockSetupActions,
) = Screen(stringResource(R.string.lock_title), onBack = actions.onBack) { padding ->
    when (state.stage) {
        SetupStage.OFF -> {
            Overview(R.string.lock_off_text, Modifier.screenPadding(padding)) { Off(actions) }
        }

        SetupStage.ON -> {
            Overview(R.string.lock_on_text, Modifier.screenPadding(padding)) { On(state, sensor, actions) }
        }

        SetupStage.CURRENT, SetupStage.NEW, SetupStage.REPEAT -> {
            PinPane(stringResource(state.stage.question()), state.pad, actions.pad, padding) {
                Column(verticalArrangement = Arrangement.spacedBy(8.dp), horizontalAlignment = Alignment.CenterHorizontally) {
                    state.problem?.let { ProblemBanner(it, onStep = {}) }
                    TextButton(actions.onCancel, Modifier.testTag(LockSetupTags.CANCEL)) { Text(stringResource(R.string.cancel)) }
                }
            }
        }
    }
}

@StringRes
private fun SetupStage.question(): Int =
    when (this) {
        SetupStage.CURRENT -> R.string.lock_current
        SetupStage.REPEAT -> R.string.lock_repeat
        SetupStage.NEW, SetupStage.OFF, SetupStage.ON -> R.string.lock_new
    }

@Composable
private fun Overview(
    @StringRes text: Int,
    modifier: Modifier,
    content: @Composable () -> Unit,
) = Column(modifier.fillMaxSize().verticalScroll(rememberScrollState()).padding(vertical = 16.dp), Arrangement.spacedBy(24.dp)) {
    Row(horizontalArrangement = Arrangement.spacedBy(16.dp)) {
        Decoration(R.drawable.ic_lock, Modifier.size(32.dp), MaterialTheme.colorScheme.primary)
        Text(stringResource(text), Modifier.weight(1f))
    }
    content()
}

@Composable
private fun Off(actions: LockSetupActions) =
    Button(actions.onChoose, Modifier.fillMaxWidth().heightIn(min = 48.dp).testTag(LockSetupTags.SET)) {
        Text(stringResource(R.string.lock_set))
    }

@Composable
private fun On(
    state: LockSetupUiState,
    sensor: Boolean,
    actions: LockSetupActions,
) = Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
    if (sensor) BiometricSwitch(state.biometrics, actions.onBiometrics)
    OutlinedButton(actions.onChange, Modifier.fillMaxWidth().heightIn(min = 48.dp).testTag(LockSetupTags.CHANGE)) {
        Text(stringResource(R.string.lock_change))
    }
    OutlinedButton(actions.onTurnOff, Modifier.fillMaxWidth().heightIn(min = 48.dp).testTag(LockSetupTags.TURN_OFF)) {
        Text(stringResource(R.string.lock_turn_off))
    }
}

@Composable
private fun BiometricSwitch(
    on: Boolean,
    onChange: (Boolean) -> Unit,
) = Surface(shape = MaterialTheme.shapes.medium, color = MaterialTheme.colorScheme.surfaceContainer) {
    Row(
        Modifier
            .fillMaxWidth()
            .testTag(LockSetupTags.BIOMETRICS)
            .toggleable(on, role = Role.Switch, onValueChange = onChange)
            .padding(16.dp),
        horizontalArrangement = Arrangement.spacedBy(16.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Decoration(R.drawable.ic_fingerprint)
        Column(Modifier.weight(1f)) {
            Text(stringResource(R.string.lock_biometric))
            Text(
                stringResource(R.string.lock_biometric_text),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodyMedium,
            )
        }
        Switch(on, onCheckedChange = null)
    }
}
