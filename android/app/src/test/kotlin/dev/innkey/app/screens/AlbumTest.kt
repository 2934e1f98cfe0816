package dev.innkey.app.screens

import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import java.awt.Color
import java.awt.Font
import java.awt.image.BufferedImage
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull

/** A picture that was made small still shows what somebody changed. */
class AlbumTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val album by lazy { Album(folder.newFolder("kept"), folder.newFolder("failures"), shrink = 1.5) }

    @Test
    fun `the same screen is the same`() {
        album.record("screen", screen())
        assertNull(album.compare("screen", screen()))
    }

    @Test
    fun `rounding makes no difference`() {
        album.record("screen", screen())
        val rounded = screen().run { Pixels(width, height, IntArray(argb.size) { argb[it] xor (it % 3 shl 8) }) }
        assertNull(album.compare("screen", rounded))
    }

    @Test
    fun `a label that moved is found`() {
        album.record("screen", screen())
        assertNotNull(album.compare("screen", screen(label = 106)))
    }

    @Test
    fun `another word is found`() {
        album.record("screen", screen())
        assertNotNull(album.compare("screen", screen(word = "Bathroom")))
    }

    @Test
    fun `another colour of a button is found`() {
        album.record("screen", screen())
        assertNotNull(album.compare("screen", screen(button = Color(0x1e6b55))))
    }

    @Test
    fun `another size is found, and a screen without a picture`() {
        album.record("screen", screen())
        assertNotNull(album.compare("screen", screen(height = 1200)))
        assertNotNull(album.compare("other", screen()))
    }

    @Test
    fun `what covers much keeps its colour`() {
        album.record("screen", screen())
        assertEquals(GROUND, Color(album.read("screen")[0, 0]))
    }

    private fun screen(
        height: Int = 1336,
        label: Int = 100,
        word: String = "Living room",
        button: Color = Color(0x006b55),
    ): Pixels {
        val image = BufferedImage(616, height, BufferedImage.TYPE_INT_RGB)
        val pen = image.createGraphics()
        pen.color = GROUND
        pen.fillRect(0, 0, image.width, height)
        pen.color = button
        pen.fillRoundRect(200, 800, 160, 60, 30, 30)
        pen.color = Color(0x1a1c18)
        pen.font = Font(Font.SANS_SERIF, Font.PLAIN, 24)
        pen.drawString(word, label, 300)
        pen.dispose()
        return Pixels(image.width, height, image.getRGB(0, 0, image.width, height, null, 0, image.width))
    }

    private companion object {
        val GROUND = Color(0xfafaf3)
    }
}
