package dev.innkey.app

import dev.innkey.InnkeyEngine
import dev.innkey.Project
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext

/** Innkey's core on this phone: opened once, off the main thread, when a screen first needs it. */
class Core(
    private val open: suspend () -> InnkeyEngine,
) {
    private val opening = Mutex()
    private var engine: InnkeyEngine? = null

    suspend fun engine(): InnkeyEngine =
        opening.withLock {
            // Loading the library takes longer than a frame may.
            engine ?: withContext(Dispatchers.IO) { open() }.also { engine = it }
        }

    /** A project on this phone. */
    suspend fun project(id: String): Project = engine().project(id)

    /** Ends everything that runs. */
    suspend fun shutDown() = opening.withLock { engine?.shutDown() }
}
