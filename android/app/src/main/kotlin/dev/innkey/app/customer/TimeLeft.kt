package dev.innkey.app.customer

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.State
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.unit.dp
import dev.innkey.app.design.elapsed
import dev.innkey.app.design.leftInWords
import java.time.Duration

/** How long a code still lives: a ring that runs down, and the time in figures. */
@Composable
internal fun TimeLeft(code: LiveCode) =
    Row(
        Modifier.testTag(CustomerTags.TIME_LEFT),
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Ring(code, elapsed())
        Figures(code)
    }

@Composable
private fun Figures(code: LiveCode) = Text(code.countdown.leftInWords(), style = MaterialTheme.typography.titleMedium)

/** Read while drawing, so that each second only the ring is drawn again. */
@Composable
private fun Ring(
    code: LiveCode,
    elapsed: State<Long>,
) {
    val ground = MaterialTheme.colorScheme.outlineVariant
    val colour = MaterialTheme.colorScheme.primary
    Canvas(Modifier.size(32.dp)) {
        val width = 4.dp.toPx()
        val stroke = Stroke(width, cap = StrokeCap.Round)
        val corner = Offset(width / 2, width / 2)
        val box = Size(size.width - width, size.height - width)
        drawArc(ground, 0f, FULL, useCenter = false, corner, box, style = stroke)
        drawArc(colour, TOP, FULL * share(code, elapsed.value), useCenter = false, corner, box, style = stroke)
    }
}

/** What part of its life a code has left. */
private fun share(
    code: LiveCode,
    elapsed: Long,
): Float {
    val whole = Duration.between(code.issued, code.countdown.end).toMillis().coerceAtLeast(1)
    return (code.countdown.left(elapsed).toMillis().toFloat() / whole).coerceIn(0f, 1f)
}

private const val FULL = 360f
private const val TOP = -90f
