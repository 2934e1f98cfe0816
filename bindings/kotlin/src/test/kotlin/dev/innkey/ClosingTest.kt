package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.story
import dev.innkey.harness.until
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.toList
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

/** What is left of an engine that was shut down. */
class ClosingTest {
    @Test
    fun `every call on it and on what was made from it says so`() =
        story {
            Building.open().use { building ->
                val engine = building.anna.engine
                val project = building.anna.project
                val customers = project.customers()
                val transfer = project.transfer()
                val subscription = project.subscribe()
                engine.shutDown()
                engine.shutDown()
                val calls: List<suspend () -> Unit> =
                    listOf(
                        { engine.projects() },
                        { engine.addLink(building.annaLink) },
                        { engine.tidy() },
                        { project.info() },
                        { project.open(null) },
                        { project.transfer() },
                        { project.download() },
                        { project.subscribe() },
                        { project.events().toList() },
                        { customers.list() },
                        { transfer.next() },
                        { transfer.finished() },
                        { subscription.next() },
                    )
                for (call in calls) assertFailsWith<InnkeyException.Closed> { call() }
                transfer.cancel()
                subscription.cancel()
                until { engine.runningCalls() == 0u }
            }
        }

    @Test
    fun `who waits is told`() =
        story {
            Building.open().use { building ->
                building.server.door.shut = true
                val engine = building.anna.engine
                val waits = async(start = CoroutineStart.UNDISPATCHED) { runCatching { building.anna.project.latest() } }
                until { engine.runningCalls() == 1u }
                engine.shutDown()
                assertFailsWith<InnkeyException.Closed> { waits.await().getOrThrow() }
                until { engine.runningCalls() == 0u }
                assertEquals(0u, engine.runningCalls())
            }
        }
}
