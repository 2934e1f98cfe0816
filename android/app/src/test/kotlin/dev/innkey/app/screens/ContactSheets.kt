package dev.innkey.app.screens

import org.junit.Test
import java.io.File

/** Not a test, and not run with them: `android/screens --sheet` puts the committed pictures on sheets. */
class ContactSheets {
    @Test
    fun write() {
        for (look in Look.entries) {
            val album = Album.of(look)
            val pictures = album.stored().filter(::wanted).map { it to album.read(it) }
            ContactSheet(File(module, "target/screens")).write(look.folder, pictures)
        }
    }
}
