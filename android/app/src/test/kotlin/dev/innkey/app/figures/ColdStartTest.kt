package dev.innkey.app.figures

import dev.innkey.app.journeys.Phone
import dev.innkey.app.screens.photograph
import kotlinx.serialization.json.JsonPrimitive
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertTrue

/** How long it takes from the opening of the app to its first picture, with the real core, drawn by the processor. Only measured. */
@RunWith(RobolectricTestRunner::class)
class ColdStartTest {
    @Test
    fun `from nothing to the first picture`() {
        val times = List(STARTS) { start() }
        Figures.write(
            "cold-start",
            mapOf(
                "first, with the loading of classes, ms" to JsonPrimitive(times.first()),
                "middle of the others, ms" to JsonPrimitive(times.drop(1).sorted()[STARTS / 2 - 1]),
            ),
        )
    }

    private fun start(): Long =
        Phone("cold").use { phone ->
            val start = System.nanoTime()
            phone.open()
            val picture = photograph().pixels
            val millis = (System.nanoTime() - start) / 1_000_000
            assertTrue(picture.argb.toSet().size > 1, "the first picture is empty")
            millis
        }

    private companion object {
        const val STARTS = 6
    }
}
