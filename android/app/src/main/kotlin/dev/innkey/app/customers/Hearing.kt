package dev.innkey.app.customers

import dev.innkey.Project
import dev.innkey.ProjectEvent
import dev.innkey.events

/** Hears, until it is cancelled, whether the server is there ([onOffline]) and when customers are to be read anew ([onChange]). */
internal suspend fun Project.hearOfCustomers(
    onOffline: (Boolean) -> Unit,
    onChange: () -> Unit,
) = events().collect { event ->
    when (event) {
        ProjectEvent.Online -> onOffline(false)

        ProjectEvent.Offline -> onOffline(true)

        // Why it ended is what the next question to the server is answered with.
        ProjectEvent.CustomersChanged, ProjectEvent.ProjectChanged, is ProjectEvent.Ended -> onChange()

        ProjectEvent.AccountChanged -> Unit
    }
}
