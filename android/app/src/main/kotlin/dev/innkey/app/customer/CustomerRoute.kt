package dev.innkey.app.customer

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.content.Context
import android.os.Build
import android.os.PersistableBundle
import android.widget.Toast
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.platform.LocalContext
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.repeatOnLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.SecureWindow
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.problem.Step

/** One customer, for the project's admins. */
@Composable
fun CustomerRoute(
    project: String,
    customer: String,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val context = LocalContext.current
    val model = viewModel { CustomerViewModel(services.core, project, customer, createSavedStateHandle(), services.lasting) }
    val state by model.state.collectAsStateWithLifecycle()
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    LaunchedEffect(model, lifecycle) { lifecycle.repeatOnLifecycle(Lifecycle.State.STARTED) { model.live() } }
    val sheet = rememberSystemSheet(onHandedOver = model::noteShared)
    LaunchedEffect(model, sheet) { model.effects.collect(sheet::open) }
    SecureWindow()
    val actions =
        remember(model, navigator, context) {
            CustomerActions(
                onBack = navigator::back,
                onEdit = { navigator.go(Route.Editor(project, customer)) },
                onCopy = { copy(context, it) },
                onAsk = model::ask,
                onDismiss = model::dismiss,
                onCodeIntoQr = model::putCodeIntoQr,
                onEnlarge = model::enlarge,
                onShrink = model::shrink,
                onShare = model::share,
                onRenew = model::renew,
                onRevoke = model::revoke,
                onDayMore = model::stayADayLonger,
                onUntil = model::stayUntil,
                onSignOut = model::signOut,
                onMoreHistory = model::moreHistory,
                onRefresh = model::refresh,
                onStep = { if (it == Step.SIGN_IN) navigator.go(Route.SignIn(project)) else model.refresh() },
            )
        }
    CustomerScreen(state, actions)
}

/** The code goes to the clipboard as something that keyboards and the system do not show. */
private fun copy(
    context: Context,
    code: String,
) {
    val clip = ClipData.newPlainText(context.getString(R.string.customer_code), code)
    clip.description.extras = PersistableBundle().apply { putBoolean(SENSITIVE, true) }
    checkNotNull(context.getSystemService(ClipboardManager::class.java)).setPrimaryClip(clip)
    // Newer systems say so themselves.
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) {
        Toast.makeText(context, R.string.customer_copied, Toast.LENGTH_SHORT).show()
    }
}

private val SENSITIVE =
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) ClipDescription.EXTRA_IS_SENSITIVE else "android.content.extra.IS_SENSITIVE"
