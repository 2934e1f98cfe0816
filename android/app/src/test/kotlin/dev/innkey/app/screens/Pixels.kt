package dev.innkey.app.screens

import java.awt.image.BufferedImage
import java.awt.image.DataBuffer
import java.awt.image.IndexColorModel
import java.io.File
import javax.imageio.IIOImage
import javax.imageio.ImageIO
import javax.imageio.ImageWriteParam
import kotlin.math.abs
import kotlin.math.ceil
import kotlin.math.roundToInt

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

    /** [factor] times smaller, each pixel the mean of those that it covers. */
    fun shrunk(factor: Double): Pixels {
        val (smallWidth, smallHeight) = (width / factor).toInt() to (height / factor).toInt()
        val columns = List(smallWidth) { cover(it, factor, width) }
        val rows = List(smallHeight) { cover(it, factor, height) }
        return Pixels(smallWidth, smallHeight, IntArray(smallWidth * smallHeight) { mean(columns[it % smallWidth], rows[it / smallWidth]) })
    }

    private fun mean(
        columns: List<Pair<Int, Double>>,
        rows: List<Pair<Int, Double>>,
    ): Int {
        val sums = DoubleArray(CHANNELS.size)
        var whole = 0.0
        for ((y, high) in rows) {
            for ((x, wide) in columns) {
                val part = wide * high
                whole += part
                CHANNELS.forEachIndexed { index, shift -> sums[index] += part * (this[x, y] shr shift and BYTE) }
            }
        }
        return CHANNELS.foldIndexed(OPAQUE) { index, pixel, shift -> pixel or ((sums[index] / whole).roundToInt() shl shift) }
    }

    /** What covers much keeps its colour; edges of letters and the like have one of a few. */
    fun withFewColours(): Pixels {
        val counts = HashMap<Int, Int>()
        argb.forEach { counts.merge(it, 1, Int::plus) }
        val much = argb.size / MUCH
        return Pixels(width, height, IntArray(argb.size) { argb[it].let { own -> if (counts.getValue(own) >= much) own else coarse(own) } })
    }

    private fun coarse(pixel: Int) =
        CHANNELS.fold(OPAQUE) { result, shift ->
            val steps = ((pixel shr shift and BYTE) + STEP / 2) / STEP
            result or ((steps * STEP).coerceAtMost(BYTE) shl shift)
        }

    fun image(): BufferedImage {
        val image = palette()?.let { BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, it) }
        return (image ?: BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)).apply { setRGB(0, 0, width, height, argb, 0, width) }
    }

    /** Null: it has more colours than one byte can number. */
    private fun palette(): IndexColorModel? {
        val colours = argb.toSet().toIntArray()
        return if (colours.size >
            BYTE + 1
        ) {
            null
        } else {
            IndexColorModel(Byte.SIZE_BITS, colours.size, colours, 0, false, -1, DataBuffer.TYPE_BYTE)
        }
    }

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

        /** Which of [size] pixels a smaller one covers, and how much of each. */
        private fun cover(
            index: Int,
            factor: Double,
            size: Int,
        ): List<Pair<Int, Double>> {
            val (from, to) = index * factor to (index + 1) * factor
            return (from.toInt()..<minOf(ceil(to).toInt(), size)).map { it to minOf(to, it + 1.0) - maxOf(from, it.toDouble()) }
        }

        /** How far the colours of what covers little are from each other, of 255. */
        private const val STEP = 32

        /** Half a step, and rounding in another processor's vector units. */
        private const val TOLERANCE = STEP / 2 + 8

        /** One of so many pixels. */
        private const val MUCH = 1000
        private const val OPAQUE = 0xff shl 24
        private const val BYTE = 0xff
        private val CHANNELS = intArrayOf(0, 8, 16)
    }
}
