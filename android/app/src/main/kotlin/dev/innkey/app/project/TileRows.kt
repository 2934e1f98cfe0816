package dev.innkey.app.project

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp

/** @property span how many columns it takes */
internal data class PlacedTile(
    val tile: Tile,
    val span: Int,
)

/** @property free columns that stay empty at its end */
internal data class TileRow(
    val tiles: List<PlacedTile>,
    val free: Int,
)

/**
 * Places tiles in the operator's order, texts and pictures twice as wide. Where a wide one no longer fits, the one before it grows:
 * only the last row may have a gap.
 */
internal fun rows(
    tiles: List<Tile>,
    columns: Int,
): List<TileRow> {
    val rows = mutableListOf<MutableList<PlacedTile>>()
    var free = 0
    for (tile in tiles) {
        val span = tile.shows.span().coerceAtMost(columns)
        if (span > free) {
            rows.lastOrNull()?.apply { add(removeAt(lastIndex).let { it.copy(span = it.span + free) }) }
            rows += mutableListOf<PlacedTile>()
            free = columns
        }
        rows.last() += PlacedTile(tile, span)
        free -= span
    }
    return rows.mapIndexed { index, row -> TileRow(row, if (index == rows.lastIndex) free else 0) }
}

/** How many tiles stand side by side; large type needs wider ones. */
internal fun columns(
    room: Dp,
    fontScale: Float,
): Int {
    val least = TILE * (1 + (fontScale - 1) / 2).coerceAtLeast(1f)
    return ((room + GAP) / (least + GAP)).toInt().coerceAtLeast(1)
}

private fun Shows.span(): Int =
    when (this) {
        is Shows.Label, is Shows.Image, is Shows.Camera -> 2
        is Shows.Switch, is Shows.Dimmer, is Shows.Shutter, Shows.Scene, is Shows.Thermostat -> 1
    }

@Composable
internal fun TileRowView(row: TileRow) =
    Row(Modifier.fillMaxWidth().height(IntrinsicSize.Min), horizontalArrangement = Arrangement.spacedBy(GAP)) {
        row.tiles.forEach { TileView(it.tile, Modifier.weight(it.span.toFloat()).fillMaxHeight()) }
        repeat(row.free) { Spacer(Modifier.weight(1f)) }
    }

private val TILE = 160.dp
private val GAP = 12.dp
