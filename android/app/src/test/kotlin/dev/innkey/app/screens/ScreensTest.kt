package dev.innkey.app.screens

import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.ParameterizedRobolectricTestRunner
import kotlin.test.assertEquals

/**
 * Every preview on every device, as it was when a person last looked: `android/screens` compares, `android/screens --record` takes anew.
 */
@RunWith(ParameterizedRobolectricTestRunner::class)
class ScreensTest(
    private val look: Look,
) {
    private val album = Album.of(look)
    private val recording = System.getProperty("innkey.screens") == "record"

    @Test
    fun `looks as it did`() {
        val wrong = mutableListOf<String>()
        val previews = allPreviews.filter { wanted(it.name) }
        onStage(look) {
            for (preview in previews) {
                val picture = show(preview.content).pixels
                if (recording) album.record(preview.name, picture) else album.compare(preview.name, picture)?.let { wrong += it }
            }
        }
        for (stray in album.strays(allPreviews.map { it.name })) {
            if (recording) album.remove(stray) else wrong += "$stray: a picture without a preview"
        }
        assertEquals(emptyList(), wrong, "$HOW_TO_GO_ON\n${wrong.joinToString("\n")}\n")
    }

    companion object {
        private const val HOW_TO_GO_ON =
            "Open the pictures in android/host/target/screens/; if they are as they should be, run `android/screens --record` and commit."

        @JvmStatic
        @ParameterizedRobolectricTestRunner.Parameters(name = "{0}")
        fun looks() = Look.entries
    }
}
