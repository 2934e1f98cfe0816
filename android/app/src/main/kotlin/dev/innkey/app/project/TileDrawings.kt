package dev.innkey.app.project

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp

/** How bright, as a bar. It has no handle: there is nothing to drag. */
@Composable
internal fun LevelBar(
    level: Int,
    modifier: Modifier = Modifier,
) {
    val full = LocalContentColor.current
    val empty = MaterialTheme.colorScheme.outlineVariant
    Canvas(modifier.fillMaxWidth().height(8.dp)) {
        val round = CornerRadius(size.height / 2)
        drawRoundRect(empty, cornerRadius = round)
        if (level >
            0
        ) {
            drawRoundRect(full, size = Size((size.width * level / ALL).coerceAtLeast(size.height), size.height), cornerRadius = round)
        }
    }
}

/** A window with its shutter as far down as it is. */
@Composable
internal fun ShutterDrawing(open: Int) {
    val line = LocalContentColor.current
    val slat = MaterialTheme.colorScheme.outline
    Canvas(Modifier.size(32.dp)) {
        val thick = 2.dp.toPx()
        val inner = Size(size.width - 3 * thick, size.height - 3 * thick)
        val from = Offset(thick * 3 / 2, thick * 3 / 2)
        val closed = inner.height * (ALL - open) / ALL
        val step = inner.height / SLATS
        for (index in 0 until SLATS) {
            val height = (closed - index * step).coerceAtMost(step - thick / 2)
            if (height > 0) drawRect(slat, from + Offset(0f, index * step), Size(inner.width, height))
        }
        drawRoundRect(
            line,
            Offset(thick / 2, thick / 2),
            Size(size.width - thick, size.height - thick),
            CornerRadius(thick * 2),
            style = Stroke(thick),
        )
    }
}

private const val SLATS = 6
