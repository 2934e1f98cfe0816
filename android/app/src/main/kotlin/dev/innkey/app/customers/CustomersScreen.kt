package dev.innkey.app.customers

import androidx.activity.compose.LocalActivity
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Button
import androidx.compose.material3.SnackbarDuration
import androidx.compose.material3.SnackbarHostState
import androidx.compose.material3.SnackbarResult
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.repeatOnLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.AddButton
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.EmptyPane
import dev.innkey.app.design.LoadingPane
import dev.innkey.app.design.ProblemPane
import dev.innkey.app.design.Screen
import dev.innkey.app.design.SecureWindow
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.problem.Step

/** Test ids. */
object CustomersTags {
    const val LIST = "customers-list"
    const val ROW = "customers-row"
    const val ADD = "customers-add"
    const val SEARCH = "customers-search"
    const val CLEAR = "customers-clear"
    const val NOBODY = "customers-nobody"
    const val OTP_OFF = "customers-otp-off"
    const val GROUP = "customers-group"
    const val EDIT = "customers-edit"
    const val REMOVE = "customers-remove"

    /** The chip that filters by a stay. */
    fun stay(choice: StayChoice?) = "customers-stay-" + (choice?.name?.lowercase() ?: "any")
}

/** What a person can do here. */
class CustomersActions(
    val onBack: () -> Unit,
    val onAdd: () -> Unit,
    val onOpen: (CustomerRow) -> Unit,
    val onEdit: (CustomerRow) -> Unit,
    val onRemove: (CustomerRow) -> Unit,
    val onUndo: () -> Unit,
    val onCarryOut: () -> Unit,
    val onLook: (String) -> Unit,
    val onStay: (StayChoice?) -> Unit,
    val onGroup: (String?) -> Unit,
    val onMore: () -> Unit,
    val onRefresh: () -> Unit,
    val onStep: (Step) -> Unit,
)

/** *Manage customers*: who may use the project, for its admins. */
@Composable
fun CustomersRoute(
    project: String,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val model = viewModel { CustomersViewModel(services.core, project, createSavedStateHandle(), services.lasting) }
    val state by model.state.collectAsStateWithLifecycle()
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    LaunchedEffect(model, lifecycle) { lifecycle.repeatOnLifecycle(Lifecycle.State.STARTED) { model.live() } }
    val activity = LocalActivity.current
    LifecycleStartEffect(model) {
        onStopOrDispose { if (activity?.isChangingConfigurations != true) model.carryOut() }
    }
    SecureWindow()
    // The same each time, so that no row is drawn again because of it.
    val actions = remember(model, navigator, project) { actions(model, navigator, project) }
    CustomersScreen(state, actions)
}

private fun actions(
    model: CustomersViewModel,
    navigator: Navigator,
    project: String,
) = CustomersActions(
    onBack = navigator::back,
    onAdd = { navigator.go(Route.Editor(project)) },
    onOpen = { navigator.go(Route.Customer(project, it.id)) },
    onEdit = { navigator.go(Route.Editor(project, it.id)) },
    onRemove = model::remove,
    onUndo = model::undo,
    onCarryOut = model::carryOut,
    onLook = model::look,
    onStay = model::filter,
    onGroup = model::filter,
    onMore = model::more,
    onRefresh = model::refresh,
    onStep = { if (it == Step.SIGN_IN) navigator.go(Route.SignIn(project)) else model.refresh() },
)

@Composable
internal fun CustomersScreen(
    state: CustomersUiState,
    actions: CustomersActions,
) {
    val snackbar = remember { SnackbarHostState() }
    Undo(state.removed, actions, snackbar)
    Screen(
        title = stringResource(R.string.customers_title),
        onBack = actions.onBack,
        snackbar = snackbar,
        floating = {
            if (!state.rows.isNullOrEmpty() || !state.search.isEmpty) AddButton(R.string.customers_add, actions.onAdd, CustomersTags.ADD)
        },
    ) { padding ->
        when {
            state.rows == null && state.problem != null -> {
                ProblemPane(state.problem, actions.onStep, Modifier.padding(padding))
            }

            state.rows == null -> {
                LoadingPane(Modifier.padding(padding))
            }

            state.rows.isEmpty() && state.search.isEmpty && state.problem == null -> {
                NoCustomers(state.otp, actions.onAdd, Modifier.padding(padding))
            }

            else -> {
                Column(Modifier.padding(top = padding.calculateTopPadding()).imePadding()) {
                    SearchField(state.search.text, actions.onLook)
                    CustomersList(
                        state,
                        state.rows,
                        actions,
                        // The last row can be scrolled out from under the button.
                        PaddingValues(bottom = padding.calculateBottomPadding() + 96.dp),
                    )
                }
            }
        }
    }
}

/** Offers to bring back who was removed; once the offer is gone, the removal is carried out. */
@Composable
private fun Undo(
    removed: CustomerRow?,
    actions: CustomersActions,
    snackbar: SnackbarHostState,
) {
    if (removed == null) return
    val name = removed.label.spoken()
    val text = stringResource(R.string.customers_removed, name)
    val undo = stringResource(R.string.customers_undo)
    LaunchedEffect(removed) {
        when (snackbar.showSnackbar(text, undo, withDismissAction = false, SnackbarDuration.Long)) {
            SnackbarResult.ActionPerformed -> actions.onUndo()
            SnackbarResult.Dismissed -> actions.onCarryOut()
        }
    }
}

@Composable
private fun NoCustomers(
    otp: Boolean,
    onAdd: () -> Unit,
    modifier: Modifier,
) = EmptyPane(
    R.drawable.empty_customers,
    stringResource(R.string.customers_empty_title),
    stringResource(if (otp) R.string.customers_empty_text else R.string.customers_otp_off),
    modifier,
) {
    Button(onAdd, Modifier.testTag(CustomersTags.ADD)) {
        Decoration(R.drawable.ic_add)
        Text(stringResource(R.string.customers_add), Modifier.padding(start = 8.dp))
    }
}
