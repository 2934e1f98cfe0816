package dev.innkey.app.editor

import android.app.Application
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.compose.material3.Text
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.test.assertIsOff
import androidx.compose.ui.test.assertIsOn
import androidx.compose.ui.test.assertTextContains
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.compose.ui.test.onAllNodesWithTag
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextReplacement
import androidx.navigation.compose.NavHost
import androidx.navigation.compose.composable
import androidx.navigation.compose.rememberNavController
import androidx.navigation.toRoute
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.CustomerSettings
import dev.innkey.Stay
import dev.innkey.Visible
import dev.innkey.app.LocalServices
import dev.innkey.app.design.ConfirmTags
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.navigation.Route
import dev.innkey.app.services
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.android.controller.ActivityController
import java.time.Instant
import kotlin.test.assertEquals
import kotlin.test.assertTrue

@RunWith(RobolectricTestRunner::class)
class EditorScreenTest {
    @get:Rule val compose = createEmptyComposeRule()

    private val building = FakeBuilding()
    private lateinit var window: ActivityController<EditorActivity>

    @Before fun open() {
        building.add(
            "c",
            CustomerSettings(name = "Maria", stay = Stay(Instant.parse("2026-08-03T13:00:00Z"), Instant.parse("2026-08-10T08:00:00Z"))),
        )
        EditorActivity.building = building
        window = Robolectric.buildActivity(EditorActivity::class.java).setup()
        await(EditorTags.NAME)
    }

    @After fun close() {
        window.close()
    }

    private fun await(tag: String) = compose.waitUntil(PATIENCE) { compose.onAllNodesWithTag(tag).fetchSemanticsNodes().isNotEmpty() }

    private fun node(tag: String) = compose.onNodeWithTag(tag)

    private fun click(tag: String) = node(tag).performScrollTo().performClick()

    private fun previews(text: String) =
        compose
            .onAllNodes(
                hasText(text) and hasAnyAncestor(hasTestTag(EditorTags.PREVIEW)),
                useUnmergedTree = true,
            ).fetchSemanticsNodes()
            .isNotEmpty()

    private fun save() {
        node(EditorTags.SAVE).performClick()
        await(LIST)
    }

    @Test fun `input outlives a turn of the phone and the process`() {
        node(EditorTags.NAME).performTextReplacement("Maria Rossi")
        click(EditorTags.OWN_LOGIN)
        window.recreate()
        node(EditorTags.NAME).assertTextContains("Maria Rossi")

        val saved = Bundle()
        window
            .pause()
            .stop()
            .saveInstanceState(saved)
            .destroy()
        window = Robolectric.buildActivity(EditorActivity::class.java).setup(saved)
        await(EditorTags.NAME)
        node(EditorTags.NAME).assertTextContains("Maria Rossi")
        node(EditorTags.OWN_LOGIN).performScrollTo().assertIsOn()
        save()
        val settings = building.saved.getValue("c").settings
        assertEquals("Maria Rossi", settings.name)
        assertTrue(settings.ownLogin)
    }

    @Test fun `what is ticked is what is previewed and saved`() {
        assertTrue(previews("pool en-US"))
        click(EditorTags.SIGHT + "chosen")
        assertTrue(!previews("pool en-US"))
        click(EditorTags.TICK + "garden")
        click(EditorTags.TICK + "lawn")
        node(EditorTags.TICK + "pool").assertIsOn()
        node(EditorTags.TICK + "lawn").assertIsOff()
        assertTrue(previews("pool en-US"))
        assertTrue(!previews("lawn en-US"))
        save()
        assertEquals(Visible.Only(setOf("pool")), building.saved.getValue("c").settings.rights)
    }

    @Test fun `a day is picked with the hour that was there`() {
        click(EditorTags.UNTIL)
        compose.onNode(hasText("August 12, 2026", substring = true)).performClick()
        node(ConfirmTags.CONFIRM).performClick()
        click(EditorTags.FROM + EditorTags.CLEAR)
        save()
        assertEquals(Stay(null, Instant.parse("2026-08-12T08:00:00Z")), building.saved.getValue("c").settings.stay)
    }

    @Test fun `who goes back without saving is asked`() {
        node(EditorTags.NOTE).performScrollTo().performTextReplacement("With a dog")
        compose.runOnIdle { window.get().onBackPressedDispatcher.onBackPressed() }
        await(ConfirmTags.CONFIRM)
        node(ConfirmTags.CANCEL).performClick()
        node(EditorTags.NOTE).assertTextContains("With a dog")
        compose.runOnIdle { window.get().onBackPressedDispatcher.onBackPressed() }
        await(ConfirmTags.CONFIRM)
        node(ConfirmTags.CONFIRM).performClick()
        await(LIST)
        assertEquals("", building.saved.getValue("c").settings.note)
    }
}

/** The editor alone, over something to go back to. */
internal class EditorActivity : ComponentActivity() {
    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        val services = services(building.core)
        setContent {
            CompositionLocalProvider(LocalServices provides services) {
                InnkeyTheme {
                    val controller = rememberNavController()
                    val navigator = remember { Navigator(controller) }
                    NavHost(controller, Route.Customers("p")) {
                        composable<Route.Customers> { Text("list", Modifier.testTag(LIST)) }
                        composable<Route.Editor> { EditorRoute(navigator, it.toRoute()) }
                    }
                    LaunchedEffect(controller) { if (savedInstanceState == null) controller.navigate(Route.Editor("p", "c")) }
                }
            }
        }
    }

    companion object {
        lateinit var building: FakeBuilding
    }
}

private const val LIST = "list"
private const val PATIENCE = 10_000L
