package dev.innkey.app.phone

import android.content.Context
import android.net.Uri
import androidx.core.content.FileProvider
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import java.io.File
import java.util.concurrent.TimeUnit
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals

@RunWith(AndroidJUnit4::class)
class SharedPicturesTest {
    private val context: Context = ApplicationProvider.getApplicationContext()
    private val pictures = SharedPictures(context)

    /** It remembers the folders of the first test's phone. */
    @Before fun forgetFolders() {
        val field = FileProvider::class.java.getDeclaredField("sCache").apply { isAccessible = true }
        (field.get(null) as MutableMap<*, *>).clear()
    }

    private fun read(uri: Uri) = context.contentResolver.openInputStream(uri)?.use { it.readBytes() }

    @Test
    fun `another app can read each picture`() {
        val first = pictures.add(byteArrayOf(1))
        val second = pictures.add(byteArrayOf(2))
        assertNotEquals(first, second)
        assertContentEquals(byteArrayOf(1), read(first))
        assertContentEquals(byteArrayOf(2), read(second))
        assertEquals("image/png", context.contentResolver.getType(first))
    }

    @Test
    fun `after an hour a picture is thrown away`() {
        pictures.add(byteArrayOf(1))
        val folder = File(context.cacheDir, "shared")
        val old = checkNotNull(folder.listFiles()).single()
        old.setLastModified(System.currentTimeMillis() - TimeUnit.MINUTES.toMillis(61))
        pictures.add(byteArrayOf(2))
        assertEquals(1, checkNotNull(folder.listFiles()).filterNot { it == old }.size)
        assertEquals(false, old.exists())
    }
}
