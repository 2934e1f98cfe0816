package dev.innkey.app

import dev.innkey.InnkeyEngine
import dev.innkey.NoHandle
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.Test
import java.util.concurrent.Executors
import kotlin.test.assertEquals
import kotlin.test.assertTrue

class CoreTest {
    private var opened = 0
    private var ended = 0

    private val engine =
        object : InnkeyEngine(NoHandle) {
            override fun shutDown() {
                ended++
            }
        }

    @Test
    fun `it is opened once, whoever asks at the same time`() =
        runBlocking {
            val core = Core({ engine.also { opened++ } })
            assertEquals(setOf<InnkeyEngine>(engine), (1..50).map { async(Dispatchers.Default) { core.engine() } }.awaitAll().toSet())
            assertEquals(1, opened)
        }

    @Test
    fun `the main thread may wait for its end while a screen of it waits for its beginning`() {
        val gate = CompletableDeferred<Unit>()
        val core = Core({ engine.also { gate.await() } })
        Executors.newSingleThreadExecutor().asCoroutineDispatcher().use { main ->
            runBlocking(main) {
                val screen = launch(start = CoroutineStart.UNDISPATCHED) { core.engine() }
                assertTrue(screen.isActive)
                // The thread is taken until the core has ended.
                runBlocking {
                    gate.complete(Unit)
                    withTimeout(PATIENCE) { core.shutDown() }
                }
            }
        }
        assertEquals(1, ended)
    }
}

/** Milliseconds, for a machine that has much to do. */
private const val PATIENCE = 30_000L
