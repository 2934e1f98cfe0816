package dev.innkey.app.editor

import androidx.compose.ui.state.ToggleableState
import kotlin.test.Test
import kotlin.test.assertEquals

class SightTest {
    private val living = PageItem("living", "Living room", emptyList())
    private val bedroom = PageItem("bedroom", "Bedroom", emptyList())
    private val flat = FunctionItem("flat", "Flat", 0, listOf(living, bedroom))

    @Test fun `a function brings its pages and a page only itself`() {
        assertEquals(listOf(flat), visible(listOf(flat), null))
        assertEquals(listOf(flat), visible(listOf(flat), setOf("flat")))
        assertEquals(listOf(flat.copy(pages = listOf(bedroom))), visible(listOf(flat), setOf("bedroom", "unknown")))
        assertEquals(emptyList(), visible(listOf(flat), emptySet()))
    }

    @Test fun `a page that is taken from a whole function leaves the others`() =
        assertEquals(setOf("bedroom", "later"), flat.toggled(living, setOf("flat", "later")))

    @Test fun `all pages one by one are not the function, which has later ones too`() {
        val ids = flat.toggled(bedroom, flat.toggled(living, emptySet()))
        assertEquals(setOf("living", "bedroom"), ids)
        assertEquals(ToggleableState.Indeterminate, flat.tick(ids))
        assertEquals(setOf("flat"), flat.toggled(ids))
        assertEquals(emptySet(), flat.toggled(setOf("flat")))
    }
}
