package dev.innkey.app.phone

import android.content.ContentResolver
import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.net.Uri
import androidx.core.graphics.alpha
import androidx.core.graphics.blue
import androidx.core.graphics.green
import androidx.core.graphics.red
import androidx.core.net.toUri
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.IOException
import java.nio.ByteBuffer

/** The pictures on this phone that a person chooses. */
fun interface Pictures {
    /** A picture's brightness, whichever way up it lies; null if it cannot be read. */
    suspend fun read(address: String): Frame?
}

/** Pictures of the gallery and of other apps, by their `content:` addresses. */
class ContentPictures(
    private val resolver: ContentResolver,
) : Pictures {
    override suspend fun read(address: String): Frame? =
        withContext(Dispatchers.IO) {
            try {
                decode(address.toUri())?.let { bitmap -> bitmap.brightness().also { bitmap.recycle() } }
            } catch (_: IOException) {
                null
            } catch (_: SecurityException) {
                // The right to read it has ended, e.g. with the app that lent it.
                null
            }
        }

    private fun decode(address: Uri): Bitmap? {
        val options = BitmapFactory.Options().apply { inJustDecodeBounds = true }
        read(address, options)
        val (width, height) = options.outWidth to options.outHeight
        if (width <= 0 || height <= 0) return null
        return read(address, BitmapFactory.Options().apply { inSampleSize = sample(width, height) })
    }

    private fun read(
        address: Uri,
        options: BitmapFactory.Options,
    ): Bitmap? = resolver.openInputStream(address)?.use { BitmapFactory.decodeStream(it, null, options) }
}

/** By how much a picture is made smaller while it is read, so that it does not fill a small phone's memory. */
internal fun sample(
    width: Int,
    height: Int,
): Int {
    var sample = 1
    while (width.toLong() / sample * (height / sample) > MOST_PIXELS) sample *= 2
    return sample
}

/** Row by row, on white where it is transparent: many codes are drawn on nothing. */
internal fun Bitmap.brightness(): Frame {
    val luma = ByteBuffer.allocateDirect(width * height)
    val row = IntArray(width)
    for (y in 0 until height) {
        getPixels(row, 0, width, 0, y, width, 1)
        for (x in row.indices) luma.put(y * width + x, brightness(row[x]).toByte())
    }
    return Frame(luma, width, height, stride = width)
}

private fun brightness(pixel: Int): Int {
    val luma = (RED * pixel.red + GREEN * pixel.green + BLUE * pixel.blue) / (RED + GREEN + BLUE)
    return (luma * pixel.alpha + FULL * (FULL - pixel.alpha)) / FULL
}

private const val MOST_PIXELS = 12_000_000L
private const val RED = 77
private const val GREEN = 150
private const val BLUE = 29
private const val FULL = 255
