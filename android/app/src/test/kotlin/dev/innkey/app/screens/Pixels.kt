package dev.innkey.app.screens

import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.IIOImage
import javax.imageio.ImageIO
import javax.imageio.ImageWriteParam
import kotlin.math.abs

/** A picture; [argb] has a row after the other. */
class Pixels(
    val width: Int,
    val height: Int,
    val argb: IntArray,
) {
    operator fun get(
        x: Int,
        y: Int,
    ) = argb[y * width + x]

    /** In which pixels the two, of one size, differ so that an eye could see it. */
    fun differences(other: Pixels): List<Int> = argb.indices.filter { differ(argb[it], other.argb[it]) }

    fun image() = BufferedImage(width, height, BufferedImage.TYPE_INT_RGB).apply { setRGB(0, 0, width, height, argb, 0, width) }

    /** Small, as it is kept in the repository: without transparency, and compressed as far as it goes. */
    fun write(file: File) {
        file.parentFile.mkdirs()
        val writer = ImageIO.getImageWritersByFormatName("png").next()
        val smallest =
            writer.defaultWriteParam.apply {
                compressionMode = ImageWriteParam.MODE_EXPLICIT
                compressionQuality = 0f
            }
        file.delete()
        ImageIO.createImageOutputStream(file).use { out ->
            writer.output = out
            writer.write(null, IIOImage(image(), null, null), smallest)
        }
        writer.dispose()
    }

    companion object {
        fun read(file: File): Pixels {
            val image = ImageIO.read(file)
            return Pixels(image.width, image.height, image.getRGB(0, 0, image.width, image.height, null, 0, image.width))
        }

        private fun differ(
            one: Int,
            other: Int,
        ): Boolean = one != other && CHANNELS.any { abs((one shr it and BYTE) - (other shr it and BYTE)) > TOLERANCE }

        /** Of 255: rounding in another processor's vector units, not a colour that somebody changed. */
        private const val TOLERANCE = 8
        private const val BYTE = 0xff
        private val CHANNELS = intArrayOf(0, 8, 16)
    }
}
