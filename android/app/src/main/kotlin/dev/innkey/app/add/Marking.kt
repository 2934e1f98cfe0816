package dev.innkey.app.add

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import dev.innkey.app.phone.Turn

/**
 * Where a place in a frame is on the screen: the frame is turned upright, then fills the view and is cut where it is too large.
 *
 * @param width the frame's, as it came from the camera
 */
internal fun onScreen(
    spot: Spot,
    width: Int,
    height: Int,
    turn: Turn,
    view: Size,
): Offset {
    val upright = upright(width, height, turn)
    val turned =
        when (turn.degrees) {
            90 -> Offset(height - spot.y, spot.x)
            180 -> Offset(width - spot.x, height - spot.y)
            270 -> Offset(spot.y, width - spot.x)
            else -> Offset(spot.x, spot.y)
        }
    val seen = if (turn.mirrored) Offset(upright.width - turned.x, turned.y) else turned
    val scale = maxOf(view.width / upright.width, view.height / upright.height)
    return Offset(
        (seen.x - upright.width / 2) * scale + view.width / 2,
        (seen.y - upright.height / 2) * scale + view.height / 2,
    )
}

/** A frame's size when it is upright. */
internal fun upright(
    width: Int,
    height: Int,
    turn: Turn,
): Size = if (turn.degrees % 180 == 0) Size(width.toFloat(), height.toFloat()) else Size(height.toFloat(), width.toFloat())

/** Corners around each code that is seen. */
internal fun DrawScope.marks(
    marks: Marks,
    color: Color,
) = marks.codes.forEach { corners ->
    corners(corners.map { onScreen(it, marks.width, marks.height, marks.turn, size) }, color)
}

/** Corners that invite to hold a code between them; it is read anywhere. */
internal fun DrawScope.frame(color: Color) {
    val side = size.minDimension * FRAME
    val (left, top) = center.x - side / 2 to center.y - side / 2
    corners(listOf(Offset(left, top), Offset(left + side, top), Offset(left + side, top + side), Offset(left, top + side)), color)
}

private fun DrawScope.corners(
    corners: List<Offset>,
    color: Color,
) = corners.indices.forEach { at ->
    val corner = corners[at]
    val before = towards(corner, corners[(at + corners.size - 1) % corners.size])
    val after = towards(corner, corners[(at + 1) % corners.size])
    val path =
        Path().apply {
            moveTo(before.x, before.y)
            lineTo(corner.x, corner.y)
            lineTo(after.x, after.y)
        }
    drawPath(path, color, style = Stroke(4.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round))
}

private fun towards(
    from: Offset,
    to: Offset,
) = from + (to - from) * ARM

private const val FRAME = 0.62f
private const val ARM = 0.2f
