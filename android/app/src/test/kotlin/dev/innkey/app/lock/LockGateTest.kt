package dev.innkey.app.lock

import android.app.Application
import android.content.ComponentName
import androidx.activity.ComponentActivity
import androidx.compose.material3.OutlinedTextField
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.assertTextContains
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import androidx.navigation.compose.rememberNavController
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.InnkeyEngine
import dev.innkey.NoHandle
import dev.innkey.Project
import dev.innkey.ProjectInfo
import dev.innkey.app.Core
import dev.innkey.app.LocalServices
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.navigation.Navigator
import dev.innkey.app.services
import kotlinx.coroutines.runBlocking
import org.junit.Rule
import org.junit.Test
import org.junit.rules.ExternalResource
import org.junit.runner.RunWith
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowSystemClock
import java.time.Duration

@RunWith(AndroidJUnit4::class)
class LockGateTest {
    @get:Rule(order = 0)
    val stage =
        object : ExternalResource() {
            override fun before() {
                val application = ApplicationProvider.getApplicationContext<Application>()
                shadowOf(application.packageManager).addActivityIfNotPresent(ComponentName(application, ComponentActivity::class.java))
            }
        }

    @get:Rule(order = 1)
    val compose = createComposeRule()

    private val services = services(Core { Engine() })

    @Test
    fun `what a project shows is not there until the PIN is, and what was typed stays`() {
        show()
        compose.onNodeWithTag(FIELD).performTextInput("half a sentence")

        away(seconds = 30)
        compose.onNodeWithTag(FIELD).assertExists()
        away(seconds = 61)
        compose.onNodeWithTag(FIELD).assertDoesNotExist()

        enter("1111")
        compose.waitUntil { exists(PadTags.COMPLAINT) }
        compose.onNodeWithTag(FIELD).assertDoesNotExist()
        enter("2468")
        compose.waitUntil { exists(FIELD) }
        compose.onNodeWithTag(FIELD).assertTextContains("half a sentence")
    }

    @Test
    fun `too few digits cannot be sent`() {
        show()
        away(seconds = 61)
        compose.onNodeWithTag(PadTags.OK).assertIsNotEnabled()
        for (digit in 1..3) compose.onNodeWithTag(PadTags.digit(digit)).performClick()
        compose.onNodeWithTag(PadTags.OK).assertIsNotEnabled()
    }

    private fun show() {
        runBlocking { services.lock.turnOn("casa", "2468") }
        compose.setContent {
            CompositionLocalProvider(LocalServices provides services) {
                InnkeyTheme {
                    val controller = rememberNavController()
                    LockGate("casa", remember { Navigator(controller) }) {
                        var text by rememberSaveable { mutableStateOf("") }
                        OutlinedTextField(text, { text = it }, Modifier.testTag(FIELD))
                    }
                }
            }
        }
    }

    private fun away(seconds: Long) {
        services.lock.leave()
        ShadowSystemClock.advanceBy(Duration.ofSeconds(seconds))
        services.lock.comeBack()
        compose.waitForIdle()
    }

    private fun enter(pin: String) {
        for (digit in pin) compose.onNodeWithTag(PadTags.digit(digit.digitToInt())).performScrollTo().performClick()
        compose.onNodeWithTag(PadTags.OK).performScrollTo().performClick()
    }

    private fun exists(tag: String) = compose.onAllNodes(hasTestTag(tag)).fetchSemanticsNodes().isNotEmpty()
}

private const val FIELD = "field"

private class Engine : InnkeyEngine(NoHandle) {
    override suspend fun project(id: String): Project =
        object : Project(NoHandle) {
            override suspend fun info() = ProjectInfo(id, "p", "Casa Limone", emptyList(), 1u, true, null, null)
        }
}
