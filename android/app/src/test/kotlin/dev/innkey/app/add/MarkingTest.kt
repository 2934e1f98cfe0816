package dev.innkey.app.add

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import dev.innkey.app.phone.Turn
import org.junit.Test
import kotlin.test.assertEquals

/** A frame of 400 × 300 in a view; its top left corner is at 0, 0. */
class MarkingTest {
    private fun shown(
        x: Float,
        y: Float,
        turn: Turn,
        view: Size,
    ) = onScreen(Spot(x, y), 400, 300, turn, view)

    @Test fun `upright and of the same shape it is only scaled`() =
        assertEquals(Offset(20f, 40f), shown(10f, 20f, Turn(0, mirrored = false), Size(800f, 600f)))

    @Test fun `a quarter turn brings the top left corner to the top right`() {
        val view = Size(300f, 400f)
        assertEquals(Offset(300f, 0f), shown(0f, 0f, Turn(90, mirrored = false), view))
        assertEquals(Offset(300f, 400f), shown(400f, 0f, Turn(90, mirrored = false), view))
        assertEquals(Offset(400f, 300f), shown(0f, 0f, Turn(180, mirrored = false), Size(400f, 300f)))
        assertEquals(Offset(0f, 400f), shown(0f, 0f, Turn(270, mirrored = false), view))
    }

    @Test fun `a camera that faces a person is shown as a mirror`() {
        assertEquals(Offset(390f, 20f), shown(10f, 20f, Turn(0, mirrored = true), Size(400f, 300f)))
        assertEquals(Offset(0f, 0f), shown(0f, 0f, Turn(90, mirrored = true), Size(300f, 400f)))
    }

    @Test fun `what does not fit is cut on both sides alike`() {
        val high = Size(300f, 800f)
        // Twice as large, 600 wide, of which the 300 in the middle are seen.
        assertEquals(Offset(150f, 400f), shown(200f, 150f, Turn(90, mirrored = false), high))
        assertEquals(Offset(450f, 0f), shown(0f, 0f, Turn(90, mirrored = false), high))
        assertEquals(Offset(-150f, 0f), shown(0f, 300f, Turn(90, mirrored = false), high))
    }
}
