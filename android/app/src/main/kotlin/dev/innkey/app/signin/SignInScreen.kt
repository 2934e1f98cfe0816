package dev.innkey.app.signin

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalAutofillManager
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.DialogProperties
import androidx.compose.ui.window.SecureFlagPolicy
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.repeatOnLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.phone.deviceName
import dev.innkey.app.project.Farewell
import kotlinx.coroutines.flow.drop

/** Test ids. */
object SignInTags {
    const val POPUP = "signIn-popup"
    const val MODE_TOGGLE = "signIn-modeToggle"
    const val CODE = "signIn-code"
    const val SCAN = "signIn-scan"
    const val NAME = "signIn-name"
    const val USER = "signIn-user"
    const val PASSWORD = "signIn-password"
    const val COMPLAINT = "signIn-complaint"
    const val LATER = "signIn-later"
    const val SUBMIT = "signIn-submit"
}

/** What a person can do here. */
class SignInActions(
    val onSwitchMethod: () -> Unit,
    val onScan: () -> Unit,
    val onLater: () -> Unit,
    val onSubmit: () -> Unit,
)

/** The popup's window: no screenshot shows the code, and a tap beside it does not throw away what was typed. */
val signInWindow =
    DialogProperties(
        dismissOnClickOutside = false,
        securePolicy = SecureFlagPolicy.SecureOn,
        usePlatformDefaultWidth = false,
        decorFitsSystemWindows = false,
    )

/** The popup over an opened project. */
@Composable
fun SignInRoute(
    route: Route.SignIn,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val why = Farewell.entries.firstOrNull { it.name == route.why }
    val model = viewModel { SignInViewModel(services.core, route.project, services.preferences, deviceName(), why) }
    val state by model.state.collectAsStateWithLifecycle()
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    val autofill = LocalAutofillManager.current
    LaunchedEffect(model, lifecycle) {
        // The navigator obeys only the screen that is in front.
        lifecycle.repeatOnLifecycle(Lifecycle.State.RESUMED) {
            model.done.collect {
                autofill?.commit()
                navigator.back()
            }
        }
    }
    LaunchedEffect(model) {
        snapshotFlow {
            with(
                model.fields,
            ) { listOf(code, name, user, password).map { it.text.toString() } }
        }.drop(1).collect { model.edited() }
    }
    SignInFrame {
        SignInPopup(
            state,
            model.fields,
            SignInActions(
                onSwitchMethod = model::switchMethod,
                onScan = { navigator.replace(Route.Add()) },
                onLater = navigator::back,
                onSubmit = model::submit,
            ),
        )
    }
}

/** Where the popup stands in its window, above the keyboard. */
@Composable
internal fun SignInFrame(content: @Composable () -> Unit) =
    Box(Modifier.fillMaxSize().safeDrawingPadding().imePadding().padding(16.dp), Alignment.Center) { content() }
