package dev.innkey.app.lock

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.ConfirmDialog
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.Screen
import kotlinx.coroutines.launch

/** Test ids. */
object LockTags {
    const val BIOMETRICS = "lock-biometrics"
    const val FORGOT = "lock-forgot"
}

/** What a person can do here. */
class LockActions(
    val onBack: (() -> Unit)?,
    val pad: PadActions,
    val onBiometrics: () -> Unit,
    val onAskToForget: () -> Unit,
    val onKeep: () -> Unit,
    val onForget: () -> Unit,
)

/**
 * Asks for the PIN of a locked project.
 *
 * @param onForgotten the project was removed instead
 */
@Composable
fun LockRoute(
    project: String,
    onBack: () -> Unit,
    onForgotten: () -> Unit,
) {
    val services = LocalServices.current
    val context = LocalContext.current
    val model =
        viewModel(key = "lock/$project") {
            LockViewModel(services.core, services.lock, project, services.biometrics.available(context))
        }
    val state by model.state.collectAsStateWithLifecycle()
    val leave by rememberUpdatedState(onForgotten)
    LaunchedEffect(model) { model.forgotten.collect { leave() } }

    val scope = rememberCoroutineScope()
    val title = stringResource(R.string.lock_biometric_title)
    val cancel = stringResource(R.string.lock_use_pin)
    val ask = suspend { if (services.biometrics.ask(context, title, cancel)) model.recognised() }
    LaunchedEffect(model) { if (state.biometrics) ask() }

    val actions =
        remember(model, ask) {
            LockActions(
                onBack,
                PadActions(model::type, model::erase, model::submit),
                onBiometrics = { scope.launch { ask() } },
                model::askToForget,
                model::keep,
                model::forget,
            )
        }
    LockScreen(state, actions)
}

@Composable
internal fun LockScreen(
    state: LockUiState,
    actions: LockActions,
) = Screen(stringResource(R.string.lock_title), onBack = actions.onBack) { padding ->
    PinPane(stringResource(R.string.lock_enter), state.pad, actions.pad, padding, state.name) {
        Column(verticalArrangement = Arrangement.spacedBy(8.dp), horizontalAlignment = Alignment.CenterHorizontally) {
            state.problem?.let { ProblemBanner(it, onStep = {}) }
            if (state.biometrics) Biometric(actions.onBiometrics)
            TextButton(actions.onAskToForget, Modifier.testTag(LockTags.FORGOT), enabled = !state.removing) {
                Text(stringResource(if (state.removing) R.string.lock_removing else R.string.lock_forgot))
            }
        }
    }
    if (state.forgetting) {
        ConfirmDialog(
            title = stringResource(R.string.lock_forgot_title),
            text = stringResource(R.string.lock_forgot_text),
            confirm = stringResource(R.string.lock_forgot_confirm),
            onConfirm = actions.onForget,
            onDismiss = actions.onKeep,
        )
    }
}

@Composable
private fun Biometric(onClick: () -> Unit) =
    OutlinedButton(onClick, Modifier.testTag(LockTags.BIOMETRICS)) {
        Decoration(R.drawable.ic_fingerprint)
        Text(stringResource(R.string.lock_biometric), Modifier.padding(start = 8.dp))
    }
