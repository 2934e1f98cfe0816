package dev.innkey.app.download

import org.junit.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull

class FiguresTest {
    @Test
    fun `nothing is told before it is known what is missing`() {
        val figures = Figures().told(0, 0, 0)
        assertNull(figures.total)
        assertNull(figures.left)
    }

    @Test
    fun `what arrives is counted`() {
        val figures = Figures().interrupted().told(0, 100, 3).told(40, 100, 3)
        assertEquals(40, figures.bytes)
        assertEquals(100, figures.total)
        assertEquals(60, figures.left)
        assertEquals(3, figures.files)
    }

    @Test
    fun `after an interruption it goes on where it was`() {
        val interrupted = Figures().interrupted().told(40, 100, 3).interrupted()
        assertEquals(40, interrupted.bytes, "it stays to be seen")
        assertEquals(40, interrupted.told(0, 0, 0).bytes, "while the next transfer prepares too")
        val next = interrupted.told(10, 65, 2)
        assertEquals(45, next.bytes, "5 of the 40 had not been verified")
        assertEquals(100, next.total)
        assertEquals(3, next.files)
    }

    @Test
    fun `a server with more than before has a greater total`() {
        val next = Figures().interrupted().told(40, 100, 3).interrupted().told(0, 150, 9)
        assertEquals(0, next.bytes)
        assertEquals(150, next.total)
        assertEquals(9, next.files)
    }
}
