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
    /** Never held on the main thread: who waits for it there would wait for themselves. */
    private val opening = Mutex()

    @Volatile private var engine: InnkeyEngine? = null

    /** Loading the library takes longer than a frame may. */
    suspend fun engine(): InnkeyEngine =
        engine ?: withContext(Dispatchers.IO) {
            opening.withLock { engine ?: open().also { engine = it } }
        }

    /** A project on this phone. */
    suspend fun project(id: String): Project = engine().project(id)

    /** Ends everything that runs. */
    suspend fun shutDown() = withContext(Dispatchers.IO) { opening.withLock { engine?.shutDown() } }
}
