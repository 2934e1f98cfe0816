package dev.innkey

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * What changes on the server, heard live over breaks and changes of address. Begins with each collector and ends with
 * it, or after [ProjectEvent.Ended]. The first thing heard is where everything stands.
 *
 * Fails with [InnkeyException.Closed] when the engine is shut down.
 */
public fun Project.events(): Flow<ProjectEvent> =
    flow {
        subscribe().use { subscription ->
            try {
                while (true) emit(subscription.next() ?: break)
            } finally {
                subscription.cancel()
            }
        }
    }
