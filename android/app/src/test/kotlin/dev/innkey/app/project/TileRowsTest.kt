package dev.innkey.app.project

import androidx.compose.ui.unit.dp
import org.junit.Test
import java.util.Locale
import kotlin.test.assertEquals

class TileRowsTest {
    /** s: as wide as a switch, L: as wide as a label. */
    private fun rows(
        tiles: String,
        columns: Int,
    ) = rows(tiles.map { Tile("", "", pin = false, if (it == 'L') Shows.Label("") else Shows.Scene) }, columns)
        .map { row -> row.tiles.map { it.span } to row.free }

    @Test fun `tiles fill rows in their order`() = assertEquals(listOf(listOf(1, 1) to 0, listOf(1) to 1), rows("sss", 2))

    @Test fun `the tile before one that is too wide grows`() =
        assertEquals(
            listOf(listOf(2) to 0, listOf(2) to 0, listOf(1) to 1),
            rows("sLs", 2),
        )

    @Test fun `a wide one between others`() =
        assertEquals(
            listOf(listOf(1, 2, 1) to 0, listOf(1, 1, 2) to 0, listOf(2) to 2),
            rows("sLsssLL", 4),
        )

    @Test fun `in one column nothing is wide`() = assertEquals(listOf(listOf(1) to 0, listOf(1) to 0), rows("sL", 1))

    @Test fun `nothing makes no row`() = assertEquals(emptyList(), rows("", 2))

    @Test fun `wide screens have more columns, large type has fewer`() {
        assertEquals(2, columns(379.dp, 1f))
        assertEquals(1, columns(379.dp, 2f))
        assertEquals(6, columns(1152.dp, 1f))
        assertEquals(1, columns(100.dp, 1f))
    }

    @Test fun `numbers are written as the language does`() {
        assertEquals("20.4°", degrees(20.4f, Locale.ENGLISH))
        assertEquals("20,4°", degrees(20.4f, Locale.GERMAN))
        assertEquals("21°", degrees(21f, Locale.ITALIAN))
        assertEquals("60%", percent(60, Locale.ENGLISH))
    }
}
