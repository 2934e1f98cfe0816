package dev.innkey.app.customers

import androidx.activity.ComponentActivity
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeLeft
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.app.design.BareActivity
import dev.innkey.app.design.Countdown
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.design.LocalElapsed
import dev.innkey.app.design.ServerClock
import dev.innkey.app.figures.Recompositions
import dev.innkey.app.figures.recompositions
import kotlinx.coroutines.flow.MutableStateFlow
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import java.time.LocalDate
import java.time.ZoneOffset
import kotlin.test.assertEquals
import kotlin.test.assertTrue

@RunWith(AndroidJUnit4::class)
class CustomersScreenTest {
    private val rule = createAndroidComposeRule<ComponentActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(BareActivity()).around(rule)

    private val elapsed = MutableStateFlow(0L)
    private val log = mutableListOf<String>()
    private var state by mutableStateOf(aState((1..1_000).map(::aRow)))

    private val actions =
        CustomersActions(
            onBack = {},
            onAdd = { log += "add" },
            onOpen = { log += "open ${it.id}" },
            onEdit = { log += "edit ${it.id}" },
            onRemove = ::remove,
            onUndo = { log += "undo" },
            onCarryOut = { log += "carry out" },
            onLook = { log += "look $it" },
            onStay = { log += "stay $it" },
            onGroup = {},
            onMore = { log += "more" },
            onRefresh = {},
            onStep = {},
        )

    @Before fun show() =
        rule.setContent {
            CompositionLocalProvider(LocalElapsed provides elapsed) { InnkeyTheme { CustomersScreen(state, actions) } }
        }

    private fun remove(row: CustomerRow) {
        log += "remove ${row.id}"
        state = state.copy(rows = state.rows?.minus(row), removed = row)
    }

    private fun aState(rows: List<CustomerRow>) =
        CustomersUiState(
            search = Search("", null, null),
            groups = emptyList(),
            rows = rows,
            total = rows.size,
            more = false,
            refreshing = false,
            offline = false,
            otp = true,
            place = Place(ZoneOffset.UTC, LocalDate.of(2026, 8, 3)),
            problem = null,
            removed = null,
        )

    /** The first and the third are invited; all others are signed in. */
    private fun aRow(number: Int): CustomerRow {
        val countdown = Countdown(NOON.plusSeconds(600), ServerClock(NOON, elapsed = 0))
        val live = number == 1 || number == 3
        return CustomerRow(
            id = "$number",
            label = if (live) Label.Code("AAAA-000$number", null, countdown) else Label.Name("Guest $number"),
            standing = if (live) Standing.CodeLive(countdown) else Standing.Active(NOON, 1),
            from = null,
            until = null,
            group = null,
        )
    }

    private fun rows() = rule.onAllNodesWithTag(CustomersTags.ROW)

    @Test
    fun `a second drawn anew is only the time that is left`() {
        val drawn = count { elapsed.value = 1_000 }
        rule.onAllNodes(hasText("9:59", substring = true)).onFirst().assertIsDisplayed()
        assertEquals(2, drawn.of("TimeLeft"), "both countdowns; drawn: $drawn")
        assertEquals(0, drawn.of("CustomerRowView"), "drawn: $drawn")
    }

    @Test
    fun `of a list that was read anew, only the row that changed is drawn again`() {
        val drawn =
            count {
                state =
                    state.copy(rows = state.rows?.map { if (it.id == "2") it.copy(label = Label.Name("Renamed")) else aRow(it.id.toInt()) })
            }
        rule.onNodeWithText("Renamed").assertExists()
        assertEquals(1, drawn.of("CustomerRowView"), "drawn: $drawn")
    }

    @Test
    fun `a thousand customers can be scrolled through, and only those that are seen are drawn`() {
        val drawn = count { rule.onNodeWithTag(CustomersTags.LIST).performScrollToIndex(900) }
        rule.onAllNodes(hasTestTag(CustomersTags.ROW) and hasText("Guest 9", substring = true)).onFirst().assertIsDisplayed()
        assertTrue(drawn.of("CustomerRowView") in 1..<60, "drawn: $drawn")
    }

    @Test
    fun `a row is swiped away, brought back, and is there`() {
        val row = checkNotNull(state.rows)[1]
        rule.onNodeWithText("Guest 2").performTouchInput { swipeLeft() }
        rule.waitForIdle()
        assertEquals(listOf("remove 2"), log)
        rule.onNodeWithText("Undo").performClick()
        rule.waitForIdle()
        assertEquals(listOf("remove 2", "undo"), log)
        state = state.copy(rows = checkNotNull(state.rows).toMutableList().apply { add(1, row) }, removed = null)
        rule.waitForIdle()
        rule.onNodeWithText("Guest 2").assertIsDisplayed()
        assertEquals(listOf("remove 2", "undo"), log)
    }

    @Test
    fun `who is swiped away and not brought back is removed once the offer ends`() {
        rule.onNodeWithText("Guest 2").performTouchInput { swipeLeft() }
        rule.mainClock.advanceTimeBy(OFFER - 1_000)
        assertEquals(listOf("remove 2"), log)
        rule.mainClock.advanceTimeBy(2_000)
        rule.waitForIdle()
        assertEquals(listOf("remove 2", "carry out"), log)
        rule.onNodeWithText("Undo").assertDoesNotExist()
    }

    @Test
    fun `who cannot swipe removes by the screen reader's actions`() {
        val actions = checkNotNull(rows()[1].fetchSemanticsNode().config.getOrNull(SemanticsActions.CustomActions))
        assertEquals(listOf("Edit", "Remove"), actions.map { it.label })
        rule.runOnUiThread { actions[1].action() }
        assertEquals(listOf("remove 2"), log)
    }

    @Test
    fun `a code is read letter by letter`() {
        rule.onAllNodes(hasTestTag(CustomersTags.ROW)).onFirst().assertIsDisplayed()
        val said = rows()[0].fetchSemanticsNode().config[SemanticsProperties.ContentDescription]
        assertEquals(listOf("A A A A, 0 0 0 1"), said)
    }

    @Test
    fun `tapping, searching and filtering`() {
        rows()[0].performClick()
        rule.onNodeWithTag(CustomersTags.SEARCH).performTextInput("mar")
        rule.onNodeWithTag(CustomersTags.CLEAR).performClick()
        rule.onNodeWithTag(CustomersTags.stay(StayChoice.COMING)).performClick()
        rule.onNodeWithTag(CustomersTags.ADD).performClick()
        assertEquals(listOf("open 1", "look mar", "look ", "stay COMING", "add"), log)
    }

    @Test
    fun `near the end it is read on`() {
        state = state.copy(more = true)
        rule.waitForIdle()
        assertEquals(emptyList(), log.filter { it == "more" })
        rule.onNodeWithTag(CustomersTags.LIST).performScrollToIndex(980)
        rule.waitForIdle()
        assertTrue("more" in log)
    }

    private fun count(act: () -> Unit): Recompositions {
        rule.waitForIdle()
        return recompositions {
            act()
            rule.waitForIdle()
        }
    }
}

/** Milliseconds: Material's long offer is there for ten seconds. */
private const val OFFER = 10_000L
