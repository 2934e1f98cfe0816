package dev.innkey.app.settings

import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.pulltorefresh.PullToRefreshBox
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.LoadingPane
import dev.innkey.app.design.OfflineBanner
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ProblemPane
import dev.innkey.app.design.Screen
import dev.innkey.app.phone.Language
import dev.innkey.app.phone.Theme
import dev.innkey.app.problem.Step

/** Test ids. */
object SettingsTags {
    const val LIST = "settings-list"
    const val CUSTOMERS = "settings-customers"
    const val ACCOUNT = "settings-account"
    const val SIGNED_OUT = "settings-signedOut"
    const val SIGN_IN = "settings-signIn"
    const val SIGN_OUT = "settings-signOut"
    const val LOGIN = "settings-login"
    const val LOGIN_USER = "settings-login-user"
    const val LOGIN_CURRENT = "settings-login-current"
    const val LOGIN_PASSWORD = "settings-login-password"
    const val LOGIN_PROBLEM = "settings-login-problem"
    const val LOGIN_SAVE = "settings-login-save"
    const val DEVICE = "settings-device"
    const val SIGN_OUT_DEVICE = "settings-signOutDevice"
    const val SIGN_OUT_EVERYWHERE = "settings-signOutEverywhere"
    const val LOCK = "settings-lock"
    const val LANGUAGE = "settings-language"
    const val THEME = "settings-theme"
    const val DYNAMIC = "settings-dynamic"
    const val STORAGE = "settings-storage"
    const val TIDY = "settings-tidy"
    const val VERSION = "settings-version"
    const val UPDATE = "settings-update"
    const val ADDRESS = "settings-address"
    const val REMOVE = "settings-remove"
}

/** What a person can do with the project. */
class SettingsActions(
    val onBack: () -> Unit,
    val onRefresh: () -> Unit,
    val onStep: (Step) -> Unit,
    val onCustomers: () -> Unit,
    val onSignIn: () -> Unit,
    val onLogin: (user: String?) -> Unit,
    val onUpdate: () -> Unit,
    val onLock: () -> Unit,
    val onTidy: () -> Unit,
    val onAsk: (Ask) -> Unit,
    val onConfirm: () -> Unit,
    val onAgain: () -> Unit,
    val onLeave: () -> Unit,
)

/** What a person can do with user name and password. */
class LoginActions(
    val onSave: () -> Unit,
    val onClose: () -> Unit,
)

/** What a person can choose for the app. */
class AppChoicesActions(
    val onChoose: (Choice) -> Unit,
    val onLeave: () -> Unit,
    val onLanguage: (Language) -> Unit,
    val onTheme: (Theme) -> Unit,
    val onDynamic: (Boolean) -> Unit,
)

@Composable
internal fun SettingsScreen(
    state: SettingsUiState,
    actions: SettingsActions,
    choices: AppChoicesUiState,
    choosing: AppChoicesActions,
    snackbar: SnackbarHostState = remember { SnackbarHostState() },
    scroll: ScrollState = rememberScrollState(),
) = Screen(stringResource(R.string.settings_title), onBack = actions.onBack, snackbar = snackbar) { padding ->
    val known = state.known
    when {
        known != null -> Sections(state, known, actions, choices, choosing, scroll, padding)
        state.problem != null -> ProblemPane(state.problem, actions.onStep, Modifier.padding(padding))
        else -> LoadingPane(Modifier.padding(padding))
    }
    if (known != null) state.asking?.let { AskDialog(it, known, actions) }
    AppChoiceDialog(choices, choosing)
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun Sections(
    state: SettingsUiState,
    known: Known,
    actions: SettingsActions,
    choices: AppChoicesUiState,
    choosing: AppChoicesActions,
    scroll: ScrollState,
    padding: PaddingValues,
) = PullToRefreshBox(state.refreshing, actions.onRefresh, Modifier.padding(top = padding.calculateTopPadding())) {
    Column(
        Modifier
            .fillMaxSize()
            .testTag(SettingsTags.LIST)
            .verticalScroll(scroll)
            .padding(start = 16.dp, top = 8.dp, end = 16.dp, bottom = padding.calculateBottomPadding() + 24.dp),
        verticalArrangement = Arrangement.spacedBy(24.dp),
    ) {
        Text(known.name, Modifier.padding(horizontal = 16.dp).semantics { heading() }, style = MaterialTheme.typography.headlineSmall)
        if (state.problem != null) {
            ProblemBanner(state.problem, actions.onStep)
        } else if (state.offline) {
            OfflineBanner()
        }
        if (known.who?.admin == true) CustomersCard(actions.onCustomers)
        AccountSection(state, known, actions)
        if (known.who != null) DevicesSection(state, known, actions)
        LockSection(state.pin, actions.onLock)
        AppSection(choices, choosing)
        StorageSection(state, actions)
        VersionSection(state, known, actions)
        Remove(state, actions)
    }
}

@Composable
private fun Remove(
    state: SettingsUiState,
    actions: SettingsActions,
) = Surface(shape = MaterialTheme.shapes.medium, color = MaterialTheme.colorScheme.surfaceContainerLow) {
    Column(Modifier.padding(vertical = 4.dp)) {
        SettingRow(
            R.drawable.ic_delete,
            stringResource(R.string.settings_remove),
            Modifier.testTag(SettingsTags.REMOVE),
            tint = MaterialTheme.colorScheme.error,
            busy = state.work == Part.REMOVE,
            onClick = { actions.onAsk(Ask.Remove) },
        )
        FailureLine(state, Part.REMOVE, actions)
    }
}
