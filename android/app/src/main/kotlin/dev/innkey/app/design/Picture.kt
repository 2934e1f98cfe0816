package dev.innkey.app.design

import android.graphics.BitmapFactory
import android.util.LruCache
import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.produceState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.layout.ContentScale
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/**
 * A project's picture, cut to fill; until it is there, or if there is none, a calm ground with [instead] on it.
 *
 * @param file where the core keeps it; its content never changes under the same name
 * @param description what it shows, for a screen reader; null if that is said beside it
 */
@Composable
fun Picture(
    file: String?,
    description: String?,
    modifier: Modifier = Modifier,
    instead: @Composable () -> Unit = {},
) = BoxWithConstraints(modifier.background(MaterialTheme.colorScheme.surfaceContainerHighest), Alignment.Center) {
    val width = constraints.maxWidth
    val picture by produceState(file?.let { cache[it to width] }, file, width) {
        if (value == null && file != null) value = withContext(Dispatchers.IO) { load(file, width) }
    }
    val shown = picture
    if (shown == null) {
        Box { instead() }
    } else {
        Image(shown, description, Modifier.fillMaxSize(), contentScale = ContentScale.Crop)
    }
}

/** Reads no more pixels than are shown: projects hold photographs, phones have little memory. */
private fun load(
    file: String,
    width: Int,
): ImageBitmap? {
    val size = BitmapFactory.Options().apply { inJustDecodeBounds = true }
    BitmapFactory.decodeFile(file, size)
    var sample = 1
    while (size.outWidth / (sample * 2) >= width && width > 0) sample *= 2
    val picture = BitmapFactory.decodeFile(file, BitmapFactory.Options().apply { inSampleSize = sample }) ?: return null
    return picture.asImageBitmap().also { cache.put(file to width, it) }
}

private const val CACHE_BYTES = 24 * 1024 * 1024

private val cache =
    object : LruCache<Pair<String, Int>, ImageBitmap>(CACHE_BYTES) {
        override fun sizeOf(
            key: Pair<String, Int>,
            value: ImageBitmap,
        ) = value.width * value.height * Int.SIZE_BYTES
    }
