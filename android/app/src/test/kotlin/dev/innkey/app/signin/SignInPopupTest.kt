package dev.innkey.app.signin

import android.app.Application
import android.content.ComponentName
import androidx.activity.ComponentActivity
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.assertIsEnabled
import androidx.compose.ui.test.assertIsNotEnabled
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performImeAction
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.v2.runAndroidComposeUiTest
import androidx.test.core.app.ApplicationProvider
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.design.LocalElapsed
import dev.innkey.app.phone.SignInMethod
import kotlinx.coroutines.flow.MutableStateFlow
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import kotlin.test.assertEquals
import kotlin.test.assertTrue

@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class SignInPopupTest {
    private val fields = SignInFields()
    private val elapsed = MutableStateFlow(0L)
    private var submitted = 0
    private var switched = 0

    private fun popup(
        method: SignInMethod = SignInMethod.CODE,
        choice: Boolean = true,
        waitUntil: Long? = null,
        act: ComposeUiTest.() -> Unit,
    ) {
        val application = ApplicationProvider.getApplicationContext<Application>()
        shadowOf(application.packageManager).addActivityIfNotPresent(ComponentName(application, ComponentActivity::class.java))
        runAndroidComposeUiTest<ComponentActivity> {
            val state = SignInUiState("Casa Limone", method, choice, why = null, working = false, complaint = null, waitUntil)
            setContent {
                CompositionLocalProvider(LocalElapsed provides elapsed) {
                    InnkeyTheme { SignInPopup(state, fields, SignInActions({ switched++ }, {}, {}, { submitted++ })) }
                }
            }
            act()
        }
    }

    private fun ComposeUiTest.shown() = onNodeWithTag(SignInTags.CODE).fetchSemanticsNode().config[SemanticsProperties.EditableText].text

    @Test fun `the toggle is at the far right of the topmost row`() =
        popup {
            val toggle = onNodeWithTag(SignInTags.MODE_TOGGLE).fetchSemanticsNode().boundsInRoot
            val popup = onNodeWithTag(SignInTags.POPUP).fetchSemanticsNode().boundsInRoot
            val others = onAllNodes(hasClickAction()).fetchSemanticsNodes().map { it.boundsInRoot } - toggle
            assertTrue(others.isNotEmpty())
            assertTrue(others.all { toggle.right >= it.right }, "$toggle $others")
            assertTrue(others.all { toggle.bottom <= it.top }, "$toggle $others")
            assertTrue(toggle.center.x > popup.left + popup.width * 3 / 4)
            onNodeWithTag(SignInTags.MODE_TOGGLE).performClick()
            assertEquals(1, switched)
        }

    @Test fun `there is no toggle where there is no choice`() =
        popup(SignInMethod.PASSWORD, choice = false) {
            onNodeWithTag(SignInTags.PASSWORD).assertIsEnabled()
            onNodeWithTag(SignInTags.MODE_TOGGLE).assertDoesNotExist()
        }

    @Test fun `what is typed falls into two groups of four`() =
        popup {
            val steps = listOf("k" to "K", "7qm" to "K7QM", "2" to "K7QM-2", " -p" to "K7QM-2P", "4xyz" to "K7QM-2P4X")
            for ((typed, seen) in steps) {
                onNodeWithTag(SignInTags.CODE).performTextInput(typed)
                assertEquals(seen, shown())
            }
            assertEquals("K7QM2P4X", "${fields.code.text}")
        }

    @Test fun `a whole message gives its code, over what was there`() =
        popup {
            onNodeWithTag(SignInTags.CODE).performTextInput("abcd")
            onNodeWithTag(
                SignInTags.CODE,
            ).performTextInput("Hello Maria,\n3. Choose “One-time code” and type in: K7QM-2P4X\nThe code works once")
            assertEquals("K7QM-2P4X", shown())
            onNodeWithTag(SignInTags.CODE).performTextInput("Hello Maria, no code in here")
            assertEquals("K7QM-2P4X", shown())
            onNodeWithTag(SignInTags.CODE).performTextReplacement("aaaa bbbb")
            assertEquals("AAAA-BBBB", shown())
        }

    @Test fun `the keyboard's go signs in`() =
        popup {
            onNodeWithTag(SignInTags.CODE).performImeAction()
            assertEquals(1, submitted)
        }

    @Test fun `the button waits as long as the server wants`() =
        popup(waitUntil = 30_000) {
            onNodeWithTag(SignInTags.SUBMIT).assertIsNotEnabled()
            elapsed.value = 30_000
            waitForIdle()
            onNodeWithTag(SignInTags.SUBMIT).assertIsEnabled()
        }
}
