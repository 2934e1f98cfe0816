package dev.innkey.app.download

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.Screen
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.problem.Step
import dev.innkey.app.problem.goOutside

/** Test ids. */
object DownloadTags {
    const val SCREEN = "download"
    const val STATUS = "download-status"
    const val AMOUNT = "download-amount"
    const val PAUSE = "download-pause"
    const val GO_ON = "download-goOn"
    const val CANCEL = "download-cancel"
    const val MOBILE = "download-mobile"
    const val WIFI = "download-wifi"
    const val STEP = "download-step"
}

/** What a person can do here. */
class DownloadActions(
    val onBack: () -> Unit,
    val onPause: () -> Unit,
    val onGoOn: () -> Unit,
    val onCancel: () -> Unit,
    val onUseMobileData: () -> Unit,
    val onWaitForWifi: () -> Unit,
    val onStep: (Step) -> Unit,
)

/** A project on its way to this phone. Leads to the project by itself; who leaves before lets it go on. */
@Composable
fun DownloadRoute(
    project: String,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val context = LocalContext.current
    // A notification may lead from one download's screen to another's.
    val model = viewModel(key = project) { DownloadViewModel(services.downloads, project) }
    val state by model.state.collectAsStateWithLifecycle()
    LifecycleResumeEffect(state.phase) {
        if (state.phase == Phase.Done) navigator.replace(Route.Project(project))
        if (state.phase == Phase.Cancelled) navigator.back()
        onPauseOrDispose {}
    }
    // Whoever comes back from what helps has mended it, one hopes.
    var away by rememberSaveable { mutableStateOf(false) }
    LifecycleResumeEffect(model) {
        if (away && model.state.value.phase is Phase.Failed) model.goOn()
        away = false
        onPauseOrDispose {}
    }
    AskForNotifications(state)
    DownloadScreen(
        state,
        DownloadActions(
            onBack = navigator::back,
            onPause = model::pause,
            onGoOn = model::goOn,
            onCancel = model::cancel,
            onUseMobileData = model::useMobileData,
            onWaitForWifi = model::waitForWifi,
            onStep = { step ->
                away = true
                when {
                    context.goOutside(step) -> Unit
                    step == Step.SIGN_IN -> navigator.go(Route.SignIn(project))
                    step == Step.ADD_AGAIN -> navigator.go(Route.Add())
                }
            },
        ),
    )
}

@Composable
internal fun DownloadScreen(
    state: DownloadState,
    actions: DownloadActions,
) = Screen(
    title = stringResource(if (state.building?.update == true) R.string.download_update_title else R.string.download_title),
    modifier = Modifier.testTag(DownloadTags.SCREEN),
    onBack = actions.onBack,
) { padding ->
    BoxWithConstraints(Modifier.fillMaxSize().padding(padding)) {
        val isLow = maxHeight < 480.dp && maxWidth > 520.dp
        Box(Modifier.verticalScroll(rememberScrollState()).fillMaxWidth().heightIn(min = maxHeight).padding(24.dp), Alignment.Center) {
            if (isLow) {
                Row(horizontalArrangement = Arrangement.spacedBy(32.dp), verticalAlignment = Alignment.CenterVertically) {
                    Ring(state)
                    Told(state, actions, Modifier.weight(1f))
                }
            } else {
                Column(verticalArrangement = Arrangement.spacedBy(32.dp), horizontalAlignment = Alignment.CenterHorizontally) {
                    Ring(state)
                    Told(state, actions, Modifier)
                }
            }
        }
    }
}
