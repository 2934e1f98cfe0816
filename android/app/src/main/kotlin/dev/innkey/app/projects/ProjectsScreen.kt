package dev.innkey.app.projects

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.grid.GridCells
import androidx.compose.foundation.lazy.grid.GridItemSpan
import androidx.compose.foundation.lazy.grid.LazyVerticalGrid
import androidx.compose.foundation.lazy.grid.items
import androidx.compose.material3.Button
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.Text
import androidx.compose.material3.pulltorefresh.PullToRefreshBox
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.LifecycleResumeEffect
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.AddButton
import dev.innkey.app.design.ConfirmDialog
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.EmptyPane
import dev.innkey.app.design.IconAction
import dev.innkey.app.design.LoadingPane
import dev.innkey.app.design.OfflineBanner
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ProblemPane
import dev.innkey.app.design.Screen
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route

/** Test ids. */
object ProjectsTags {
    const val LIST = "projects-list"
    const val CARD = "projects-card"
    const val ADD = "projects-add"
    const val ABOUT = "projects-about"
    const val REMOVE = "projects-remove"
}

/** What a person can do here. */
class ProjectsActions(
    val onAdd: () -> Unit,
    val onAbout: () -> Unit,
    val onRefresh: () -> Unit,
    val onOpen: (ProjectCard) -> Unit,
    val onUpdate: (ProjectCard) -> Unit,
    val onSettings: (ProjectCard) -> Unit,
    val onAskToRemove: (ProjectCard) -> Unit,
    val onKeep: () -> Unit,
    val onRemove: () -> Unit,
)

/** The app's first screen: the projects on this phone. */
@Composable
fun ProjectsRoute(navigator: Navigator) {
    val services = LocalServices.current
    val model = viewModel { ProjectsViewModel(services.core, services.lock) }
    val state by model.state.collectAsStateWithLifecycle()
    LifecycleResumeEffect(model) {
        model.refresh()
        onPauseOrDispose {}
    }
    ProjectsScreen(
        state,
        ProjectsActions(
            onAdd = { navigator.go(Route.Add()) },
            onAbout = { navigator.go(Route.About) },
            onRefresh = model::refresh,
            onOpen = { navigator.go(if (it.downloaded) Route.Project(it.id) else Route.Download(it.id)) },
            onUpdate = { navigator.go(Route.Download(it.id)) },
            onSettings = { navigator.go(Route.ProjectSettings(it.id)) },
            onAskToRemove = model::askToRemove,
            onKeep = model::keep,
            onRemove = model::remove,
        ),
    )
}

@Composable
internal fun ProjectsScreen(
    state: ProjectsUiState,
    actions: ProjectsActions,
) = Screen(
    title = stringResource(R.string.projects_title),
    actions = { IconAction(R.drawable.ic_info, R.string.about_title, actions.onAbout, tag = ProjectsTags.ABOUT) },
    floating = {
        if (!state.cards.isNullOrEmpty()) {
            AddButton(R.string.projects_add, actions.onAdd, ProjectsTags.ADD)
        }
    },
    width = 1200.dp,
) { padding ->
    when {
        state.cards == null && state.problem != null -> {
            ProblemPane(state.problem, { actions.onRefresh() }, Modifier.padding(padding))
        }

        state.cards == null -> {
            LoadingPane(Modifier.padding(padding))
        }

        state.cards.isEmpty() -> {
            NoProjects(actions.onAdd, Modifier.padding(padding))
        }

        else -> {
            Cards(state, state.cards, actions, padding)
        }
    }
    state.removing?.let { card ->
        ConfirmDialog(
            title = stringResource(R.string.projects_remove_title, card.name),
            text = stringResource(R.string.projects_remove_text),
            confirm = stringResource(R.string.projects_remove),
            onConfirm = actions.onRemove,
            onDismiss = actions.onKeep,
        )
    }
}

@Composable
private fun NoProjects(
    onAdd: () -> Unit,
    modifier: Modifier,
) = EmptyPane(
    R.drawable.empty_projects,
    stringResource(R.string.projects_empty_title),
    stringResource(R.string.projects_empty_text),
    modifier,
) {
    Button(onAdd, Modifier.testTag(ProjectsTags.ADD)) {
        Decoration(R.drawable.ic_add)
        Text(stringResource(R.string.projects_add), Modifier.padding(start = 8.dp))
    }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun Cards(
    state: ProjectsUiState,
    cards: List<ProjectCard>,
    actions: ProjectsActions,
    padding: PaddingValues,
) = PullToRefreshBox(state.refreshing, actions.onRefresh, Modifier.padding(top = padding.calculateTopPadding())) {
    LazyVerticalGrid(
        GridCells.Adaptive(minSize = 300.dp),
        Modifier.fillMaxSize().testTag(ProjectsTags.LIST),
        // The last card can be scrolled out from under the button.
        contentPadding = PaddingValues(16.dp, 8.dp, 16.dp, padding.calculateBottomPadding() + 96.dp),
        verticalArrangement = Arrangement.spacedBy(16.dp),
        horizontalArrangement = Arrangement.spacedBy(16.dp),
    ) {
        val whole: (androidx.compose.foundation.lazy.grid.LazyGridItemSpanScope.() -> GridItemSpan) = { GridItemSpan(maxLineSpan) }
        if (state.problem != null) {
            item(span = whole) { ProblemBanner(state.problem, { actions.onRefresh() }) }
        } else if (state.offline) {
            item(span = whole) { OfflineBanner() }
        }
        items(cards, key = { it.id }) { ProjectCardView(it, actions) }
    }
}
