package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.customers.CustomersTags

class CustomersPage(
    compose: ComposeTestRule,
) : Page(compose, CustomersTags.ADD) {
    fun add() = click(CustomersTags.ADD)

    /** Somebody in the list is labelled like this, and it says this about them. */
    fun lists(
        label: String,
        standing: String = "",
    ) = compose.waitUntil(PATIENCE) {
        textsOfEach(CustomersTags.ROW).any { row -> row.any { label in it } && row.any { standing in it } }
    }

    /** Nobody in the list is labelled like this any more. */
    fun listsNot(label: String) = compose.waitUntil(PATIENCE) { texts(CustomersTags.ROW).none { label in it } }

    fun open(label: String) = click(CustomersTags.ROW, label)
}
