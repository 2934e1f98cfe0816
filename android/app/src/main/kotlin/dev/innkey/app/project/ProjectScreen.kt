package dev.innkey.app.project

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.calculateEndPadding
import androidx.compose.foundation.layout.calculateStartPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.LifecycleStartEffect
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.createSavedStateHandle
import androidx.lifecycle.repeatOnLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.Banner
import dev.innkey.app.design.IconAction
import dev.innkey.app.design.LoadingPane
import dev.innkey.app.design.OfflineBanner
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ProblemPane
import dev.innkey.app.design.Screen
import dev.innkey.app.design.elapsed
import dev.innkey.app.format.locale
import dev.innkey.app.format.moment
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.problem.Step

/** Test ids. */
object ProjectTags {
    const val FUNCTION = "project-function"
    const val PAGE = "project-page"
    const val TILES = "project-tiles"
    const val TILE = "project-tile"
    const val SETTINGS = "project-settings"
    const val SIGN_IN = "project-signIn"
    const val UPDATE = "project-update"
}

/** What a person can do here. */
class ProjectActions(
    val onBack: () -> Unit,
    val onSettings: () -> Unit,
    val onFunction: (FunctionPart) -> Unit,
    val onPage: (PagePart) -> Unit,
    val onUpdate: () -> Unit,
    val onSignIn: () -> Unit,
    val onStep: (Step) -> Unit,
)

/** An opened project. */
@Composable
fun ProjectRoute(
    project: String,
    navigator: Navigator,
) {
    val services = LocalServices.current
    val model = viewModel { ProjectViewModel(services.core, project, createSavedStateHandle()) }
    val state by model.state.collectAsStateWithLifecycle()
    val language = locale().toLanguageTag()
    LifecycleStartEffect(model) {
        model.listen()
        onStopOrDispose { model.rest() }
    }
    LifecycleResumeEffect(model, language) {
        model.show(language)
        onPauseOrDispose {}
    }
    val lifecycle = LocalLifecycleOwner.current.lifecycle
    LaunchedEffect(model, lifecycle) {
        // The navigator obeys only the screen that is in front.
        lifecycle.repeatOnLifecycle(Lifecycle.State.RESUMED) {
            model.effects.collect { effect ->
                when (effect) {
                    is ProjectEffect.Download -> {
                        Route.Download(project).let { if (effect.first) navigator.replace(it) else navigator.go(it) }
                    }

                    is ProjectEffect.SignIn -> {
                        navigator.go(Route.SignIn(project, effect.why?.name))
                    }
                }
            }
        }
    }
    ProjectScreen(
        state,
        ProjectActions(
            onBack = navigator::back,
            onSettings = { navigator.go(Route.ProjectSettings(project)) },
            onFunction = model::choose,
            onPage = model::choose,
            onUpdate = { navigator.go(Route.Download(project)) },
            onSignIn = { navigator.go(Route.SignIn(project)) },
            onStep = { step ->
                when (step) {
                    Step.NOTHING, Step.FREE_SPACE, Step.UPDATE -> Unit
                    Step.TRY_AGAIN, Step.REFRESH -> model.show(language)
                    Step.SIGN_IN -> navigator.go(Route.SignIn(project))
                    Step.DOWNLOAD -> navigator.go(Route.Download(project))
                    Step.ADD_AGAIN -> navigator.go(Route.Add())
                }
            },
        ),
    )
}

@Composable
internal fun ProjectScreen(
    state: ProjectUiState,
    actions: ProjectActions,
) = BoxWithConstraints {
    val functions = (state.stage as? Stage.Inside)?.functions.orEmpty()
    val rail = functions.size > 1 && (maxWidth >= RAIL || maxWidth > maxHeight)
    Screen(
        title = state.name,
        onBack = actions.onBack,
        actions = { IconAction(R.drawable.ic_settings, R.string.settings_title, actions.onSettings, tag = ProjectTags.SETTINGS) },
        bottom = { if (functions.size > 1 && !rail) FunctionBar(functions, state.function, actions.onFunction) },
        width = Dp.Unspecified,
    ) { padding ->
        when (val stage = state.stage) {
            Stage.Opening -> {
                LoadingPane(Modifier.padding(padding))
            }

            is Stage.Failed -> {
                ProblemPane(stage.problem, actions.onStep, Modifier.padding(padding))
            }

            is Stage.Door -> {
                DoorPane(stage, actions.onSignIn, Modifier.padding(padding))
            }

            is Stage.Inside -> {
                Row(Modifier.padding(padding.sides())) {
                    if (rail) {
                        Box(Modifier.padding(bottom = padding.calculateBottomPadding())) {
                            FunctionRail(functions, state.function, actions.onFunction)
                        }
                    }
                    Inside(state, functions, actions, padding)
                }
            }
        }
    }
}

@Composable
private fun Inside(
    state: ProjectUiState,
    functions: List<FunctionPart>,
    actions: ProjectActions,
    padding: PaddingValues,
) {
    val function = functions.firstOrNull { it.id == state.function }
    val above: (@Composable () -> Unit)? = if (state.hasNews()) ({ Banners(state, actions) }) else null
    when {
        function == null -> NothingHere(R.string.project_empty_title, R.string.project_empty_text, above, padding)
        function.pages.isEmpty() -> NothingHere(R.string.project_function_empty_title, R.string.project_function_empty_text, above, padding)
        else -> Pages(function, state.page, actions.onPage, above, padding)
    }
}

private fun ProjectUiState.hasNews() = problem != null || offline || update || begins != null

@Composable
private fun Banners(
    state: ProjectUiState,
    actions: ProjectActions,
) = Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
    state.problem?.let { ProblemBanner(it, actions.onStep) }
    if (state.offline) OfflineBanner()
    state.begins?.let { BeginsBanner(it) }
    if (state.update) {
        Banner(R.drawable.ic_update, stringResource(R.string.project_newer)) {
            TextButton(actions.onUpdate, Modifier.testTag(ProjectTags.UPDATE)) { Text(stringResource(R.string.project_update)) }
        }
    }
}

/** When the stay begins; goes by itself once it has. */
@Composable
private fun BeginsBanner(begins: Begins) {
    val now by elapsed()
    if (begins.clock.time(now) < begins.at) {
        Banner(R.drawable.ic_calendar, stringResource(R.string.project_begins, moment(begins.at, begins.zone, locale())))
    }
}

@Composable
private fun PaddingValues.sides(): PaddingValues {
    val direction = LocalLayoutDirection.current
    return PaddingValues(calculateStartPadding(direction), calculateTopPadding(), calculateEndPadding(direction), 0.dp)
}

private val RAIL = 600.dp
