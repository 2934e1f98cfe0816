package dev.innkey.app.navigation

import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import androidx.navigation.toRoute
import dev.innkey.app.projects.ProjectsRoute
import dev.innkey.app.settings.SettingsRoute

/** All screens, and where each leads. */
@Composable
fun InnkeyNavHost() {
    val controller = rememberNavController()
    val navigator = remember(controller) { Navigator(controller) }
    NavHost(controller, startDestination = Route.Projects) {
        composable<Route.Projects> { ProjectsRoute(navigator) }
        composable<Route.ProjectSettings> { SettingsRoute(it.toRoute<Route.ProjectSettings>().project, navigator) }
    }
}
