package dev.innkey.app.editor

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.ScrollState
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.consumeWindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.flowWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.LoadingPane
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ProblemPane
import dev.innkey.app.design.Screen
import dev.innkey.app.format.locale
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.problem.Step
import java.time.LocalDate
import java.time.LocalTime

/** Test ids. */
object EditorTags {
    const val FORM = "editor-form"
    const val NAME = "editor-name"
    const val CONTACT = "editor-contact"
    const val LANGUAGE = "editor-language"
    const val NOTE = "editor-note"
    const val FROM = "editor-from"
    const val UNTIL = "editor-until"
    const val ZONE = "editor-zone"
    const val GROUP = "editor-group"
    const val RIGHTS = "editor-rights"
    const val SIGHT = "editor-sight-"
    const val TICK = "editor-tick-"
    const val PREVIEW = "editor-preview"
    const val SIGN_IN = "editor-signIn-"
    const val USER = "editor-user"
    const val PASSWORD = "editor-password"
    const val OWN_LOGIN = "editor-ownLogin"
    const val ENABLED = "editor-enabled"
    const val SAVE = "editor-save"
    const val CLASH = "editor-clash"
    const val KEEP_MINE = "editor-keepMine"
    const val TAKE_THEIRS = "editor-takeTheirs"

    /** Beside the tag of a stay's end. */
    const val TIME = "-time"
    const val CLEAR = "-clear"
}

/** What a person can do here. */
class EditorActions(
    val onEdit: ((EditorForm) -> EditorForm) -> Unit,
    val onPassword: (String) -> Unit,
    val onGroup: (String?) -> Unit,
    val onFrom: (LocalDate, LocalTime?) -> Unit,
    val onUntil: (LocalDate, LocalTime?) -> Unit,
    val onSave: () -> Unit,
    val onStep: (Step) -> Unit,
    val onDecide: (mine: Boolean) -> Unit,
    val onLeave: () -> Unit,
    val onStay: () -> Unit,
    val onDiscard: () -> Unit,
)

/** A customer is made or changed. */
@Composable
fun EditorRoute(
    navigator: Navigator,
    route: Route.Editor,
) {
    val services = LocalServices.current
    val model = viewModel { EditorViewModel(services.core, route.project, route.customer, createSavedStateHandle()) }
    val state by model.state.collectAsStateWithLifecycle()
    val language = locale().toLanguageTag()
    LifecycleResumeEffect(model, language) {
        model.load(language)
        onPauseOrDispose {}
    }
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    LaunchedEffect(model, lifecycle) {
        // The navigator obeys only a screen that is seen.
        model.effects.flowWithLifecycle(lifecycle, Lifecycle.State.RESUMED).collect { effect ->
            when (effect) {
                is EditorEffect.Created -> navigator.replace(Route.Customer(route.project, effect.id))
                EditorEffect.Done -> navigator.back()
            }
        }
    }
    BackHandler(state.changed, model::leave)
    EditorScreen(
        state,
        EditorActions(
            onEdit = model::edit,
            onPassword = model::setPassword,
            onGroup = model::chooseGroup,
            onFrom = model::setFrom,
            onUntil = model::setUntil,
            onSave = model::save,
            onStep = { step ->
                when (step) {
                    Step.SIGN_IN -> navigator.go(Route.SignIn(route.project))
                    Step.DOWNLOAD -> navigator.go(Route.Download(route.project))
                    Step.ADD_AGAIN -> navigator.go(Route.Add())
                    else -> if (state.refusal != null) model.save() else model.load(language)
                }
            },
            onDecide = { mine -> if (mine) model.keepMine() else model.takeTheirs() },
            onLeave = model::leave,
            onStay = model::stay,
            onDiscard = model::discard,
        ),
    )
}

@Composable
internal fun EditorScreen(
    state: EditorUiState,
    actions: EditorActions,
    scroll: ScrollState = rememberScrollState(),
) {
    Screen(
        title = stringResource(if (state.isNew) R.string.editor_title_new else R.string.editor_title),
        onBack = actions.onLeave,
        bottom = { if (state.form != null) SaveBar(state, actions) },
        width = 1200.dp,
    ) { padding ->
        when {
            state.form != null && state.building != null -> Form(state, state.form, state.building, actions, padding, scroll)
            state.problem != null -> ProblemPane(state.problem, actions.onStep, Modifier.padding(padding))
            else -> LoadingPane(Modifier.padding(padding))
        }
    }
    EditorDialogs(state, actions)
}

/** Form and preview: beside each other where there is room. */
@Composable
private fun Form(
    state: EditorUiState,
    form: EditorForm,
    building: Building,
    actions: EditorActions,
    padding: PaddingValues,
    scroll: ScrollState,
) = BoxWithConstraints(Modifier.fillMaxSize().padding(padding).consumeWindowInsets(padding).imePadding()) {
    val wide = maxWidth >= 840.dp
    Row(Modifier.padding(horizontal = 16.dp), horizontalArrangement = Arrangement.spacedBy(32.dp)) {
        Scrolling(scroll, Modifier.weight(1f).testTag(EditorTags.FORM)) {
            state.problem?.let { ProblemBanner(it, actions.onStep) }
            PersonSection(form, actions)
            StaySection(state, form, building, actions)
            RightsSection(state, form, building, actions)
            if (!wide) GuestPreview(state)
            SignInSection(state, form, building, actions)
            MoreSection(form, actions)
        }
        if (wide) Scrolling(rememberScrollState(), Modifier.weight(1f)) { GuestPreview(state) }
    }
}

@Composable
private fun Scrolling(
    scroll: ScrollState,
    modifier: Modifier,
    content: @Composable ColumnScope.() -> Unit,
) = Column(modifier.verticalScroll(scroll).fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(32.dp)) {
    content()
    Spacer(Modifier.height(8.dp))
}
