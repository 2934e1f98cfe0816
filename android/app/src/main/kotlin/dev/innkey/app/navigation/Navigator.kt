package dev.innkey.app.navigation

import androidx.lifecycle.Lifecycle
import androidx.navigation.NavDestination.Companion.hasRoute
import androidx.navigation.NavHostController

/** Goes from screen to screen. Only the screen that a person sees is obeyed, so a double tap does nothing twice. */
class Navigator(
    private val controller: NavHostController,
) {
    fun go(route: Route) = whenSettled { controller.navigate(route) { launchSingleTop = true } }

    /** As [go], and the screen that is left cannot be come back to. */
    fun replace(route: Route) =
        whenSettled {
            val left = controller.currentDestination?.id
            controller.navigate(route) {
                launchSingleTop = true
                if (left != null) popUpTo(left) { inclusive = true }
            }
        }

    /** Goes to what was asked for outside of the window, whatever is on the screen; that stays below, but for an older adding. */
    fun open(route: Route) =
        controller.navigate(route) {
            launchSingleTop = true
            if (controller.currentDestination?.hasRoute<Route.Add>() == true) popUpTo<Route.Add> { inclusive = true }
        }

    fun back() = whenSettled { controller.popBackStack() }

    /** Back to the list of projects. */
    fun home() = whenSettled { controller.popBackStack(Route.Projects, inclusive = false) }

    private inline fun whenSettled(move: () -> Unit) {
        if (controller.currentBackStackEntry?.lifecycle?.currentState == Lifecycle.State.RESUMED) move()
    }
}
