package dev.innkey.app.screens

import dev.innkey.app.accessibility.accessibility
import org.junit.Assume.assumeFalse
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import kotlin.test.assertTrue

/**
 * Every preview on every device, as it was when a person last looked: `android/screens` compares, `android/screens --record` takes
 * anew.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
class ScreensTest(
    private val look: Look,
) {
    private val recording = System.getProperty("innkey.screens") == "record"
    private val tour get() = tours.getOrPut(look, ::walk)

    @Test
    fun `looks as it did`() =
        nothing(
            tour.pictures,
            "Open the pictures in android/host/target/screens; if they are as they should be, run `android/screens --record` and commit.",
        )

    @Test
    fun `can be used by everybody`() {
        assumeFalse(recording)
        nothing(tour.accessibility, "See dev.innkey.app.accessibility for what each means.")
    }

    private fun nothing(
        findings: List<String>,
        hint: String,
    ) = assertTrue(findings.isEmpty(), (findings + hint).joinToString("\n", prefix = "$look:\n"))

    private fun walk(): Tour {
        val tour = Tour()
        val album = Album.of(look)
        onStage(look) {
            for (preview in allPreviews.filter { wanted(it.name) }) {
                val photo = show(preview.content)
                if (recording) {
                    album.record(preview.name, photo.pixels)
                } else {
                    album.compare(preview.name, photo.pixels)?.let { tour.pictures += it }
                }
                tour.accessibility += accessibility(photo).map { "${preview.name}: $it" }
            }
        }
        for (stray in album.strays(allPreviews.map { it.name })) {
            if (recording) album.remove(stray) else tour.pictures += "$stray: a picture without a preview"
        }
        return tour
    }

    /** What is wrong on one device. */
    private class Tour {
        val pictures = mutableListOf<String>()
        val accessibility = mutableListOf<String>()
    }

    companion object {
        /** A walk through all screens takes a while; both tests are about the same. */
        private val tours = mutableMapOf<Look, Tour>()

        @JvmStatic
        @ParameterizedRobolectricTestRunner.Parameters(name = "{0}")
        fun looks() = Look.entries
    }
}
