package dev.innkey.app.screens

import java.io.File

/** The Maven module's folder. */
internal val module = File(System.getProperty("basedir") ?: ".")

/**
 * The pictures of the screens in [folder], which are in the repository, and what of a run differs from them in [failures].
 *
 * @param shrink how much smaller than the screens they are
 */
class Album(
    private val folder: File,
    private val failures: File,
    private val shrink: Double,
) {
    fun record(
        name: String,
        picture: Pixels,
    ) = picture.shrunk(shrink).withFewColours().write(file(name))

    /** What is wrong with a picture, in words; null: it is as it was. */
    fun compare(
        name: String,
        screen: Pixels,
    ): String? {
        val picture = screen.shrunk(shrink)
        if (!file(name).exists()) return "$name: no picture is committed".also { keep("$name-is", picture) }
        val expected = Pixels.read(file(name))
        if (expected.width != picture.width || expected.height != picture.height) {
            keep("$name-is", picture)
            return "$name: ${picture.width} × ${picture.height} pixels, was ${expected.width} × ${expected.height}"
        }
        val different = picture.differences(expected)
        if (different.size <= picture.argb.size * ALLOWED) return null
        keep("$name-is", picture)
        keep("$name-differs", marked(picture, different))
        return "$name: %.2f %% of the pixels differ".format(100.0 * different.size / picture.argb.size)
    }

    /** The pictures for which there is no preview any more. */
    fun strays(names: List<String>): List<String> = stored() - names.toSet()

    fun remove(name: String) = file(name).delete()

    fun stored(): List<String> = folder.list().orEmpty().filter { it.endsWith(".png") }.map { it.removeSuffix(".png") }.sorted()

    fun read(name: String) = Pixels.read(file(name))

    private fun file(name: String) = File(folder, "$name.png")

    private fun keep(
        name: String,
        picture: Pixels,
    ) = picture.write(File(failures, "$name.png"))

    private fun marked(
        picture: Pixels,
        different: List<Int>,
    ): Pixels {
        val faded = picture.argb.map { it shr 2 and FADED_CHANNELS or FADE }.toIntArray()
        different.forEach { faded[it] = MARK }
        return Pixels(picture.width, picture.height, faded)
    }

    companion object {
        fun of(
            look: Look,
        ) = Album(File(module, "../../docs/screens/android/${look.folder}"), File(module, "target/screens/${look.folder}"), look.shrink)

        /** What part of the pixels may differ. */
        private const val ALLOWED = 0.0005

        private const val FADED_CHANNELS = 0x3f3f3f
        private const val FADE = 0xffc0c0c0.toInt()
        private const val MARK = 0xffe0004d.toInt()
    }
}
