package dev.innkey.app.settings

import android.content.Context
import android.os.Build
import androidx.compose.material3.SnackbarHostState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.repeatOnLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.format.bytes
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.phone.Languages
import dev.innkey.app.problem.Step
import kotlinx.coroutines.flow.Flow

/** The settings of a project, and of the app. */
@Composable
fun SettingsRoute(
    id: String,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val context = LocalContext.current
    val model = viewModel { SettingsViewModel(services.core, id, services.lock, services.storage::bytes, services.lasting) }
    val login = viewModel { LoginViewModel(services.core, id) }
    val app =
        viewModel {
            AppChoicesViewModel(
                services.preferences,
                Languages(context.applicationContext, services.preferences),
                hasColours = Build.VERSION.SDK_INT >= Build.VERSION_CODES.S,
            )
        }
    val state by model.state.collectAsStateWithLifecycle()
    val loginState by login.state.collectAsStateWithLifecycle()
    val choices by app.state.collectAsStateWithLifecycle()
    val snackbar = remember { SnackbarHostState() }
    val loginSaved = stringResource(R.string.settings_login_saved)
    LifecycleResumeEffect(model) {
        model.refresh()
        app.refresh()
        onPauseOrDispose {}
    }
    WhileResumed(model.effects) { effect ->
        when (effect) {
            SettingsEffect.Removed -> navigator.home()
            is SettingsEffect.Tidied -> snackbar.showSnackbar(context.tidied(effect.bytes))
        }
    }
    WhileResumed(login.saved) {
        model.refresh()
        snackbar.showSnackbar(loginSaved)
    }
    SettingsScreen(state, actions(model, login, navigator, id, state.known), choices, choosing(app), snackbar)
    if (loginState.open) LoginDialog(loginState, login.form, LoginActions(login::save, login::close))
}

private fun actions(
    model: SettingsViewModel,
    login: LoginViewModel,
    navigator: Navigator,
    id: String,
    known: Known?,
): SettingsActions {
    val download = { navigator.go(Route.Download(id)) }
    // One signs in over the opened project.
    val signIn = { if (known?.version == null) download() else navigator.go(Route.SignIn(id)) }
    return SettingsActions(
        onBack = navigator::back,
        onRefresh = model::refresh,
        onStep = { step ->
            when (step) {
                Step.SIGN_IN -> signIn()
                Step.DOWNLOAD -> download()
                Step.ADD_AGAIN -> navigator.go(Route.Add())
                else -> model.refresh()
            }
        },
        onCustomers = { navigator.go(Route.Customers(id)) },
        onSignIn = signIn,
        onLogin = login::open,
        onUpdate = download,
        onLock = { navigator.go(Route.Lock(id)) },
        onTidy = model::tidy,
        onAsk = model::ask,
        onConfirm = model::confirm,
        onAgain = model::again,
        onLeave = model::leaveIt,
    )
}

private fun choosing(app: AppChoicesViewModel) =
    AppChoicesActions(
        app::choose,
        app::leaveIt,
        app::setLanguage,
        app::setTheme,
        app::setDynamic,
    )

private fun Context.tidied(bytes: Long): String =
    if (bytes ==
        0L
    ) {
        getString(R.string.settings_tidied_nothing)
    } else {
        getString(R.string.settings_tidied, bytes(bytes, resources.configuration.locales[0]))
    }

/** What happens once waits until a person looks, and the navigator obeys. */
@Composable
private fun <T> WhileResumed(
    effects: Flow<T>,
    handle: suspend (T) -> Unit,
) {
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    LaunchedEffect(effects, lifecycle) {
        lifecycle.repeatOnLifecycle(Lifecycle.State.RESUMED) { effects.collect { handle(it) } }
    }
}
