package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.Plane
import dev.innkey.harness.story
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import org.junit.jupiter.api.Test
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import kotlin.test.assertEquals

/** Many calls at once, from many threads. */
class ParallelTest {
    @Test
    fun `a hundred calls from sixteen threads`() =
        story {
            Building.open().use { building ->
                val project = building.anna.project
                val scanner = QrScanner()
                val threads = ConcurrentHashMap.newKeySet<Thread>()
                Executors.newFixedThreadPool(16).asCoroutineDispatcher().use { sixteen ->
                    val calls =
                        List(100) { number ->
                            async(sixteen) {
                                threads += Thread.currentThread()
                                when (number % 5) {
                                    0 -> building.invite("Guest $number").settings.name == "Guest $number"
                                    1 -> project.customers().list().otp
                                    2 -> building.anna.engine.projects().single().id == project.id()
                                    3 -> project.latest().version == 1uL
                                    else -> scanned(scanner, "text $number") == "text $number"
                                }
                            }
                        }
                    assertEquals(List(100) { true }, calls.awaitAll())
                }
                assertEquals(16, threads.size)
                assertEquals(20, project.customers().list().customers.size)
                assertEquals(0u, building.anna.engine.runningCalls())
            }
        }

    private fun scanned(
        scanner: QrScanner,
        text: String,
    ): String? {
        val plane = Plane.of(qrPng(text, QrLevel.LOW, 4u))
        return scanner.scan(plane.buffer, plane.width, plane.height, plane.stride).single().text
    }
}
