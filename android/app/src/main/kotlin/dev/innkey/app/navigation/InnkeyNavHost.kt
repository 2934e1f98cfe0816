package dev.innkey.app.navigation

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.dialog
import androidx.navigation.compose.rememberNavController
import androidx.navigation.toRoute
import dev.innkey.app.about.AboutRoute
import dev.innkey.app.customer.CustomerRoute
import dev.innkey.app.customers.CustomersRoute
import dev.innkey.app.download.DownloadRoute
import dev.innkey.app.editor.EditorRoute
import dev.innkey.app.project.ProjectRoute
import dev.innkey.app.projects.ProjectsRoute
import dev.innkey.app.signin.SignInRoute
import dev.innkey.app.signin.signInWindow
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.emptyFlow

/**
 * All screens, and where each leads.
 *
 * @param handedOver where notifications lead, each once
 */
@Composable
fun InnkeyNavHost(handedOver: Flow<Route> = emptyFlow()) {
    val controller = rememberNavController()
    val navigator = remember(controller) { Navigator(controller) }
    NavHost(controller, startDestination = Route.Projects) {
        composable<Route.Projects> { ProjectsRoute(navigator) }
        composable<Route.Customers> { CustomersRoute(it.toRoute<Route.Customers>().project, navigator) }
        composable<Route.Customer> { entry -> entry.toRoute<Route.Customer>().let { CustomerRoute(it.project, it.customer, navigator) } }
        composable<Route.Project> { ProjectRoute(it.toRoute<Route.Project>().project, navigator) }
        dialog<Route.SignIn>(dialogProperties = signInWindow) { SignInRoute(it.toRoute(), navigator) }
        composable<Route.Editor> { EditorRoute(navigator, it.toRoute()) }
        composable<Route.About> { AboutRoute(navigator) }
        composable<Route.Download> { DownloadRoute(it.toRoute<Route.Download>().project, navigator) }
    }
    // After the host: before it there is nothing to go to.
    LaunchedEffect(navigator, handedOver) { handedOver.collect(navigator::handOver) }
}
