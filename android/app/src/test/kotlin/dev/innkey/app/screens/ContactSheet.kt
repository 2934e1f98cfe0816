package dev.innkey.app.screens

import java.awt.Color
import java.awt.Font
import java.awt.RenderingHints
import java.awt.image.BufferedImage
import java.io.File
import javax.imageio.ImageIO

/** Pictures beside each other on sheets, each with its name above it. */
internal class ContactSheet(
    private val folder: File,
) {
    /** Writes `sheet-NAME-1.png` and so on. */
    fun write(
        name: String,
        pictures: List<Pair<String, Pixels>>,
    ) = pictures.chunked(PER_SHEET).forEachIndexed { index, some ->
        folder.mkdirs()
        ImageIO.write(sheet(some), "png", File(folder, "sheet-$name-${index + 1}.png"))
    }

    private fun sheet(pictures: List<Pair<String, Pixels>>): BufferedImage {
        val width = pictures.maxOf { it.second.width } * SCALE_PERCENT / 100
        val height = pictures.maxOf { it.second.height } * SCALE_PERCENT / 100
        val columns = (SHEET_WIDTH / (width + GAP)).coerceIn(1, pictures.size)
        val rows = (pictures.size + columns - 1) / columns
        val sheet = BufferedImage(columns * (width + GAP) + GAP, rows * (height + LABEL) + GAP, BufferedImage.TYPE_INT_RGB)
        val pen = sheet.createGraphics()
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC)
        pen.font = Font(Font.SANS_SERIF, Font.PLAIN, LABEL - GAP)
        pen.color = Color.GRAY
        pen.fillRect(0, 0, sheet.width, sheet.height)
        pen.color = Color.WHITE
        pictures.forEachIndexed { index, (name, picture) ->
            val x = GAP + index % columns * (width + GAP)
            val y = index / columns * (height + LABEL) + LABEL
            pen.drawString(name, x, y - GAP / 2)
            val (w, h) = picture.width * SCALE_PERCENT / 100 to picture.height * SCALE_PERCENT / 100
            pen.drawImage(picture.image(), x, y, w, h, null)
        }
        pen.dispose()
        return sheet
    }

    private companion object {
        const val PER_SHEET = 12
        const val SHEET_WIDTH = 2400
        const val SCALE_PERCENT = 90
        const val GAP = 12
        const val LABEL = 32
    }
}
