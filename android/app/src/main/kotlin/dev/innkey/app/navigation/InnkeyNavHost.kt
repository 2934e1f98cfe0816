package dev.innkey.app.navigation

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.withResumed
import androidx.navigation.NavGraphBuilder
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.dialog
import androidx.navigation.compose.rememberNavController
import androidx.navigation.toRoute
import dev.innkey.app.about.AboutRoute
import dev.innkey.app.add.AddRoute
import dev.innkey.app.customer.CustomerRoute
import dev.innkey.app.customers.CustomersRoute
import dev.innkey.app.download.DownloadRoute
import dev.innkey.app.editor.EditorRoute
import dev.innkey.app.lock.LockGate
import dev.innkey.app.lock.LockSetupRoute
import dev.innkey.app.project.ProjectRoute
import dev.innkey.app.projects.ProjectsRoute
import dev.innkey.app.signin.SignInRoute
import dev.innkey.app.signin.signInWindow
import kotlinx.coroutines.channels.ReceiveChannel

/**
 * All screens, and where each leads.
 *
 * @param asked screens that are asked for from outside of the window
 */
@Composable
fun InnkeyNavHost(asked: ReceiveChannel<Route>) {
    val controller = rememberNavController()
    val navigator = remember(controller) { Navigator(controller) }
    NavHost(controller, startDestination = Route.Projects) {
        composable<Route.Projects> { ProjectsRoute(navigator) }
        composable<Route.Add> { AddRoute(it.toRoute(), navigator) }
        inProject<Route.Project>(navigator) { ProjectRoute(it.project, navigator) }
        dialog<Route.SignIn>(dialogProperties = signInWindow) { SignInRoute(it.toRoute(), navigator) }
        inProject<Route.Lock>(navigator) { LockSetupRoute(it.project, navigator) }
        inProject<Route.Customers>(navigator) { CustomersRoute(it.project, navigator) }
        inProject<Route.Editor>(navigator) { EditorRoute(navigator, it) }
        inProject<Route.Customer>(navigator) { CustomerRoute(it.project, it.customer, navigator) }
        composable<Route.About> { AboutRoute(navigator) }
        composable<Route.Download> { DownloadRoute(it.toRoute<Route.Download>().project, navigator) }
    }
    val owner = LocalLifecycleOwner.current
    LaunchedEffect(asked, owner) {
        for (route in asked) owner.lifecycle.withResumed { navigator.open(route) }
    }
}

/** A screen of a project: behind its lock, if that is on. */
private inline fun <reified R : Route.OfProject> NavGraphBuilder.inProject(
    navigator: Navigator,
    noinline screen: @Composable (R) -> Unit,
) = composable<R> { entry ->
    val route = entry.toRoute<R>()
    LockGate(route.project, navigator) { screen(route) }
}
