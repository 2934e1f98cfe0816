package dev.innkey.app.phone

import android.content.Context
import android.net.Uri
import androidx.core.content.FileProvider
import java.io.File
import java.util.UUID
import java.util.concurrent.TimeUnit

/** Pictures that other apps are given to read. They hold a way into a building: none is kept for longer than the other app needs. */
class SharedPictures(
    private val context: Context,
) {
    private val folder = File(context.cacheDir, "shared")

    /** Keeps a PNG for another app, and throws away what is older than an hour. Blocks. */
    fun add(png: ByteArray): Uri {
        folder.mkdirs()
        tidy()
        // A name of its own each time: whoever reads late must not get another guest's.
        val file = File(folder, "innkey-${UUID.randomUUID()}.png")
        file.writeBytes(png)
        return FileProvider.getUriForFile(context, AUTHORITY, file)
    }

    /** Throws away what is older than an hour: when the app starts, and with each picture. Blocks. */
    fun tidy() {
        val old = System.currentTimeMillis() - TimeUnit.HOURS.toMillis(1)
        folder.listFiles().orEmpty().filter { it.lastModified() < old }.forEach { it.delete() }
    }
}

private const val AUTHORITY = "dev.innkey.app.shared"
