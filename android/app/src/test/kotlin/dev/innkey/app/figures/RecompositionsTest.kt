package dev.innkey.app.figures

import androidx.compose.foundation.layout.height
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.innkey.app.screens.Look
import dev.innkey.app.screens.Stage
import dev.innkey.app.screens.onStage
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The counter counts what runs and only that; as an example of how a list's test uses it. */
@RunWith(RobolectricTestRunner::class)
class RecompositionsTest {
    private class Row(
        val id: Int,
        val name: String,
    )

    private val list = LazyListState()
    private var rows by mutableStateOf(List(1_000) { Row(it, "Row $it") })
    private var stamp by mutableStateOf(0)

    @Test
    fun `a row that changes is drawn anew, and no other`() =
        onStage(Look.PHONE) {
            show { LazyColumn(state = list) { items(rows, key = { it.id }) { GoodRow(it.name) } } }
            val ran = recompositions { change { rows = rows.map { if (it.id == 3) Row(3, "New") else it } } }
            assertEquals(1, ran.of("GoodRow"), "$ran")
        }

    @Test
    fun `what is scrolled into view is drawn, and what was there is not`() =
        onStage(Look.PHONE) {
            show { LazyColumn(state = list) { items(rows, key = { it.id }) { GoodRow(it.name) } } }
            val ran = recompositions { change { list.dispatchRawDelta(300f) } }
            assertTrue(ran.of("GoodRow") in 3..6, "300 px are five rows of 60, and $ran")
        }

    @Test
    fun `rows that all look at the same are counted`() =
        onStage(Look.PHONE) {
            show { LazyColumn(state = list) { items(rows, key = { it.id }) { BadRow(it.name) } } }
            val ran = recompositions { change { stamp++ } }
            assertTrue(ran.of("BadRow") > 10, "$ran")
        }

    private fun Stage.change(act: () -> Unit) = act().also { settle() }

    @Composable
    private fun GoodRow(name: String) = Text(name, Modifier.height(40.dp))

    @Composable
    private fun BadRow(name: String) = Text("$name $stamp", Modifier.height(40.dp))
}
