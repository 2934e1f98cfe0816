package dev.innkey.app.phone

import android.content.Context
import android.graphics.Bitmap
import android.graphics.Color
import android.net.Uri
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.QrLevel
import dev.innkey.QrScanner
import dev.innkey.qrPng
import dev.innkey.scan
import kotlinx.coroutines.runBlocking
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import java.io.FileNotFoundException
import java.io.InputStream
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@RunWith(RobolectricTestRunner::class)
class PicturesTest {
    private val resolver = getApplicationContext<Context>().contentResolver
    private val pictures = ContentPictures(resolver)

    private fun read(bytes: ByteArray) = read { bytes.inputStream() }

    private fun read(open: () -> InputStream): Frame? {
        val address = Uri.parse("content://gallery/1")
        shadowOf(resolver).registerInputStreamSupplier(address, open)
        return runBlocking { pictures.read("$address") }
    }

    @Test fun `a code in a PNG is read by the core`() {
        val frame = assertNotNull(read(qrPng("INNKEY:1ABC", QrLevel.MEDIUM, 4u)))
        assertTrue(frame.luma.isDirect)
        assertEquals("INNKEY:1ABC", QrScanner().scan(frame.luma, frame.width, frame.height, frame.stride).single().text)
    }

    @Test fun `what is no picture, and what is gone, is none`() {
        assertNull(read("no picture".toByteArray()))
        assertNull(read { throw FileNotFoundException() })
    }

    @Test fun `nothing is white, and colours are as bright as they look`() {
        val colors = intArrayOf(Color.TRANSPARENT, Color.BLACK, Color.WHITE, Color.RED, Color.GREEN, Color.BLUE)
        val frame = Bitmap.createBitmap(colors, colors.size, 1, Bitmap.Config.ARGB_8888).brightness()
        assertEquals(listOf(255, 0, 255, 76, 149, 28), List(colors.size) { frame.luma[it].toInt() and 0xFF })
    }

    @Test fun `a huge picture is made smaller while it is read`() {
        assertEquals(1, sample(4000, 3000))
        assertEquals(2, sample(4001, 3000))
        assertEquals(8, sample(30_000, 20_000))
    }
}
