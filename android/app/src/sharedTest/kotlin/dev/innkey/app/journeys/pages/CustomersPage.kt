package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.customers.CustomersTags

class CustomersPage(
    compose: ComposeTestRule,
) : Page(compose, CustomersTags.ADD) {
    fun add() = click(CustomersTags.ADD)

    /** Somebody in the list is labelled like this. */
    fun lists(label: String) = awaitText(CustomersTags.ROW, label)

    fun open(label: String) = click(CustomersTags.ROW, label)
}
