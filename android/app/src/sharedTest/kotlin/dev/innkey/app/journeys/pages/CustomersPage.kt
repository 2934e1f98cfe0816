package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.swipeLeft
import dev.innkey.app.customers.CustomersTags

/** *Manage customers*. */
class CustomersPage(
    compose: ComposeTestRule,
) : Page(compose, CustomersTags.ADD) {
    fun add() = click(CustomersTags.ADD)

    /** Opens the first customer whose row says this: a code, a name. */
    fun open(text: String) = click(CustomersTags.ROW, text)

    /** A row says this, live. */
    fun says(text: String) = awaitText(CustomersTags.ROW, text)

    fun search(text: String) = type(CustomersTags.SEARCH, text)

    fun rows(): Int = compose.onAllNodesWithTag(CustomersTags.ROW).fetchSemanticsNodes().size

    /** Waits until there are so many rows. */
    fun has(rows: Int) = awaitThat { rows() == rows }

    fun swipeAway(text: String) {
        val row = hasTestTag(CustomersTags.ROW) and hasText(text, substring = true)
        await(row)
        compose.onAllNodes(row).onFirst().performTouchInput { swipeLeft() }
    }

    /** @param word what the button says in the phone's language */
    fun undo(word: String = "Undo") = compose.onNodeWithText(word).performClick()
}
