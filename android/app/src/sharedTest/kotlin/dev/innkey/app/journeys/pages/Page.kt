package dev.innkey.app.journeys.pages

import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performTextReplacement

/** A screen as a person uses it. Nodes are found by test id; texts are only read. */
abstract class Page(
    protected val compose: ComposeTestRule,
    private val mark: String,
) {
    /** Waits for what only this screen has. */
    fun isShown() = await(mark)

    /** Waits until something with the id is there. */
    protected fun await(tag: String) = await(hasTestTag(tag))

    protected fun await(matcher: SemanticsMatcher) =
        compose.waitUntil(PATIENCE) {
            compose.onAllNodes(matcher, true).fetchSemanticsNodes().isNotEmpty()
        }

    protected fun awaitNone(tag: String) =
        compose.waitUntil(
            PATIENCE,
        ) { compose.onAllNodesWithTag(tag, true).fetchSemanticsNodes().isEmpty() }

    /** Waits until the node with the id, or one in it, says this. */
    protected fun awaitText(
        tag: String,
        text: String,
    ) = compose.waitUntil(PATIENCE) { texts(tag).any { text in it } }

    /** All that the nodes with the id say. */
    protected fun texts(tag: String): List<String> = textsOfEach(tag).flatten()

    /** What each node with the id says, with all that is in it. */
    protected fun textsOfEach(tag: String): List<List<String>> =
        compose.onAllNodesWithTag(tag, useUnmergedTree = true).fetchSemanticsNodes().map { it.texts() }

    private fun SemanticsNode.texts(): List<String> =
        config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } +
            listOfNotNull(config.getOrNull(SemanticsProperties.EditableText)?.text) +
            config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() +
            children.flatMap { it.texts() }

    protected fun node(tag: String): SemanticsNodeInteraction {
        await(tag)
        return compose.onAllNodesWithTag(tag).onFirst()
    }

    protected fun click(tag: String) {
        node(tag).performClick()
    }

    /** Clicks the first node with the id that says this. */
    protected fun click(
        tag: String,
        text: String,
    ) {
        val wanted = hasTestTag(tag) and hasText(text, substring = true)
        compose.waitUntil(PATIENCE) { compose.onAllNodes(wanted).fetchSemanticsNodes().isNotEmpty() }
        compose.onAllNodes(wanted).onFirst().performClick()
    }

    protected fun type(
        tag: String,
        text: String,
    ) = node(tag).performTextReplacement(text)
}

/** Milliseconds until what must come has come; a slow machine may take its time. */
const val PATIENCE = 30_000L
