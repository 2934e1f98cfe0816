package dev.innkey.harness

import java.io.ByteArrayInputStream
import java.nio.ByteBuffer
import javax.imageio.ImageIO

/** A plane of brightness, as a camera delivers it: rows lie further apart than they are wide. */
class Plane(
    val width: Int,
    val height: Int,
    val stride: Int = width + 13,
) {
    val buffer: ByteBuffer = ByteBuffer.allocateDirect(stride * height)

    /** Draws a PNG with its upper left corner at [x], [y]; the rest stays as it is. */
    fun draw(
        png: ByteArray,
        x: Int = 0,
        y: Int = 0,
    ) {
        val raster = ImageIO.read(ByteArrayInputStream(png)).raster
        for (row in 0 until raster.height) {
            for (column in 0 until raster.width) {
                val brightness = if (raster.getSample(column, row, 0) == 0) 0 else 255
                buffer.put((y + row) * stride + x + column, brightness.toByte())
            }
        }
    }

    /** Makes everything white. */
    fun wipe() {
        for (at in 0 until buffer.capacity()) buffer.put(at, -1)
    }

    /** All of it, as it is in the buffer. */
    fun bytes(): ByteArray = ByteArray(buffer.capacity()).also { buffer.duplicate().rewind().get(it) }

    companion object {
        /** The plane of a PNG that is black and white. */
        fun of(png: ByteArray): Plane {
            val image = ImageIO.read(ByteArrayInputStream(png))
            return Plane(image.width, image.height).apply {
                wipe()
                draw(png)
            }
        }
    }
}
