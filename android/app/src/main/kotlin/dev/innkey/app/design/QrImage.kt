package dev.innkey.app.design

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import kotlin.math.floor

/**
 * The modules of a QR.
 *
 * @property size modules per side
 * @property dark row by row: 1 is dark
 */
@Immutable
class QrPattern(
    val size: Int,
    private val dark: ByteArray,
) {
    fun isDark(
        column: Int,
        row: Int,
    ): Boolean = dark[row * size + column] == 1.toByte()

    override fun equals(other: Any?) = other is QrPattern && size == other.size && dark.contentEquals(other.dark)

    override fun hashCode() = dark.contentHashCode()
}

/**
 * A QR, dark on white in every theme, with the quiet zone that scanners want; every module is a whole number of pixels, so none is
 * blurred.
 */
@Composable
fun QrImage(
    pattern: QrPattern,
    description: String,
    modifier: Modifier = Modifier,
) = Canvas(
    modifier.aspectRatio(1f).semantics {
        contentDescription = description
        role = Role.Image
    },
) {
    drawRect(Color.White)
    val module = floor(size.minDimension / (pattern.size + 2 * QUIET))
    val start = floor((size.minDimension - module * pattern.size) / 2)
    repeat(pattern.size) { row -> modules(pattern, row, module, start) }
}

/** Draws what is dark in a row; neighbours in one piece, so that no seam shows between them. */
private fun DrawScope.modules(
    pattern: QrPattern,
    row: Int,
    module: Float,
    start: Float,
) {
    var column = 0
    while (column < pattern.size) {
        val first = column
        while (column < pattern.size && pattern.isDark(column, row)) column++
        if (column > first) {
            drawRect(Color.Black, Offset(start + first * module, start + row * module), Size((column - first) * module, module))
        }
        column++
    }
}

/** Modules of white around a QR, as its standard asks. */
private const val QUIET = 4
