package dev.innkey.app.accessibility

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawing
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.Button
import androidx.compose.material3.IconButton
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Slider
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.painter.ColorPainter
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.traversalIndex
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.IconAction
import dev.innkey.app.screens.Look
import dev.innkey.app.screens.Photo
import dev.innkey.app.screens.onStage
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Each check finds what is bad, and nothing in what is good. */
@RunWith(RobolectricTestRunner::class)
class AccessibilityTest {
    @Test
    fun `a control without a name`() =
        ::names.tells(
            bad = { IconButton({}) { Decoration(R.drawable.ic_more) } },
            good = { IconAction(R.drawable.ic_more, R.string.back, {}) },
        )

    @Test
    fun `a field without a name`() =
        ::names.tells(
            bad = { OutlinedTextField("", {}) },
            good = { OutlinedTextField("", {}, label = { Text("Name") }) },
        )

    @Test
    fun `a control without a role`() =
        ::roles.tells(
            bad = { Text("Open", Modifier.size(100.dp).clickable {}) },
            good = { Text("Open", Modifier.size(100.dp).clickable(role = Role.Button) {}) },
        )

    @Test
    fun `small controls beside each other`() =
        ::touchSizes.tells(
            bad = { Row { repeat(2) { Text("$it", Modifier.size(30.dp).clickable {}) } } },
            good = { Row { repeat(2) { Text("$it", Modifier.size(48.dp).clickable {}) } } },
        )

    @Test
    fun `a thin slider`() =
        ::touchSizes.tells(
            bad = { Slider(0.5f, {}, Modifier.height(20.dp)) },
            good = { Slider(0.5f, {}) },
        )

    @Test
    fun `a text that does not fit`() =
        ::cutTexts.tells(
            bad = { Text("One line after the other", Modifier.size(60.dp, 30.dp)) },
            good = { Text("One line after the other", Modifier.width(60.dp)) },
        )

    @Test
    fun `a text shortened to one line in large letters`() =
        ::cutTexts.tells(
            look = Look.LARGE,
            bad = { Text("One word after the other", Modifier.width(100.dp), maxLines = 1, overflow = TextOverflow.Ellipsis) },
            good = { Text("One word after the other", Modifier.width(100.dp), maxLines = 2, overflow = TextOverflow.Ellipsis) },
        )

    @Test
    fun `a text shortened on purpose`() =
        ::cutTexts.tells(
            bad = { Text("One word after the other", Modifier.width(60.dp), softWrap = false) },
            good = { Text("One word after the other", Modifier.width(60.dp), maxLines = 1, overflow = TextOverflow.Ellipsis) },
        )

    @Test
    fun `what is cut off at the edge of the window`() =
        ::outside.tells(
            bad = { Column(Modifier.padding(top = 100.dp)) { repeat(60) { Text("Line $it") } } },
            good = { Column(Modifier.padding(top = 100.dp).verticalScroll(rememberScrollState())) { repeat(60) { Text("Line $it") } } },
        )

    @Test
    fun `what lies under the status bar`() =
        ::outside.tells(
            bad = { Text("Title") },
            good = { Text("Title", Modifier.windowInsetsPadding(WindowInsets.safeDrawing)) },
        )

    @Test
    fun `pale text`() =
        ::contrast.tells(
            bad = { Text("Hardly to be seen", Modifier.background(Color.White), Color(0xff909090)) },
            good = { Text("Hardly to be seen", Modifier.background(Color.White), Color(0xff606060)) },
        )

    @Test
    fun `pale text may be large`() =
        ::contrast.tells(
            bad = { Text("Hello", Modifier.background(Color.White), Color(0xff909090), fontSize = 20.sp) },
            good = { Text("Hello", Modifier.background(Color.White), Color(0xff909090), fontSize = 30.sp) },
        )

    @Test
    fun `a pale icon`() =
        ::contrast.tells(
            bad = { Box(Modifier.background(Color.White).clickable {}) { Decoration(R.drawable.ic_more, tint = Color(0xffc0c0c0)) } },
            good = { Box(Modifier.background(Color.White).clickable {}) { Decoration(R.drawable.ic_more, tint = Color(0xff808080)) } },
        )

    @Test
    fun `pale text of what cannot be used now`() =
        ::contrast.tells(
            bad = { Text("Later", Modifier.background(Color.White).clickable {}, Color(0xffc0c0c0)) },
            good = { Text("Later", Modifier.background(Color.White).clickable(enabled = false) {}, Color(0xffc0c0c0)) },
        )

    @Test
    fun `contrast as WCAG has it`() {
        assertEquals(21.0, wcag(0x000000, 0xffffff), 0.01)
        assertEquals(4.54, wcag(0x767676, 0xffffff), 0.01)
        assertEquals(1.0, wcag(0x123456, 0x123456), 0.01)
    }

    @Test
    fun `a screen without a heading`() =
        ::headings.tells(
            bad = { Text("Projects") },
            good = { Text("Projects", Modifier.semantics { heading() }) },
        )

    @Test
    fun `a heading behind a dialog counts`() =
        ::headings.tells(
            bad = { AlertDialog({}, { Text("OK") }, text = { Text("Done") }) },
            good = {
                Text("Projects", Modifier.semantics { heading() })
                AlertDialog({}, { Text("OK") }, text = { Text("Done") })
            },
        )

    @Test
    fun `a picture that is not described`() =
        ::pictures.tells(
            bad = { Image(ColorPainter(Color.Red), "", Modifier.size(40.dp)) },
            good = { Image(ColorPainter(Color.Red), "A red wall", Modifier.size(40.dp)) },
        )

    @Test
    fun `a reader that jumps back up`() =
        ::readingOrder.tells(
            bad = { Steps(first = 1f, second = 0f) },
            good = { Steps(first = 0f, second = 1f) },
        )

    @Test
    fun `a button that floats over a list`() =
        ::readingOrder.tells(
            bad = { Listed(Modifier.padding(bottom = 40.dp), Alignment.TopEnd, list = Modifier.padding(top = 40.dp)) },
            good = { Listed(Modifier.padding(bottom = 40.dp), Alignment.BottomEnd) },
        )

    @Test
    fun `what is behind a dialog is not looked at`() =
        ::names.tells(
            bad = { IconButton({}) { Decoration(R.drawable.ic_more) } },
            good = {
                IconButton({}) { Decoration(R.drawable.ic_more) }
                AlertDialog({}, { TextButton({}) { Text("OK") } })
            },
        )

    @Test
    fun `what is in a dialog is looked at`() =
        ::names.tells(
            bad = { AlertDialog({}, { IconButton({}) { Decoration(R.drawable.ic_more) } }) },
            good = { AlertDialog({}, { Button({}) { Text("OK") } }) },
        )

    /** A list, and a button that is read after it. */
    @Composable
    private fun Listed(
        button: Modifier,
        place: Alignment,
        list: Modifier = Modifier,
    ) = Box(Modifier.padding(top = 100.dp).fillMaxSize().semantics { isTraversalGroup = true }) {
        Column(list.fillMaxSize().verticalScroll(rememberScrollState())) { repeat(60) { Text("Line $it", Modifier.fillMaxWidth()) } }
        Text("Add", button.align(place).semantics { traversalIndex = 1f })
    }

    @Composable
    private fun Steps(
        first: Float,
        second: Float,
    ) = Column(Modifier.padding(top = 100.dp).semantics { isTraversalGroup = true }) {
        Text("First", Modifier.semantics { traversalIndex = first })
        Text("Second", Modifier.semantics { traversalIndex = second })
    }

    private fun ((Photo) -> List<String>).tells(
        look: Look = Look.PHONE,
        bad: @Composable () -> Unit,
        good: @Composable () -> Unit,
    ) = onStage(look) {
        assertTrue(this@tells(show(bad)).isNotEmpty(), "the check finds nothing")
        assertEquals(emptyList(), this@tells(show(good)))
    }
}
