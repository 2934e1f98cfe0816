package dev.innkey.app.screens

import android.app.Application
import android.content.ComponentName
import androidx.activity.ComponentActivity
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.test.AndroidComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.v2.runAndroidComposeUiTest
import androidx.test.core.app.ApplicationProvider
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.design.LocalElapsed
import kotlinx.coroutines.flow.flowOf
import org.robolectric.Shadows.shadowOf
import kotlin.time.Duration.Companion.minutes

/** An activity that shows one thing after another, each from its first frame on, in Innkey's colours and with a clock that stands still. */
@OptIn(ExperimentalTestApi::class)
class Stage(
    private val test: AndroidComposeUiTest<*>,
) {
    private class Scene(
        val content: @Composable () -> Unit,
    )

    private var scene by mutableStateOf(Scene {})

    init {
        test.runOnUiThread {
            val activity = test.activity!!
            activity.enableEdgeToEdge()
            // A phone with gestures draws no veil here; Robolectric's resources are those of one with three buttons.
            activity.window.isNavigationBarContrastEnforced = false
        }
        test.setContent {
            CompositionLocalProvider(LocalElapsed provides flowOf(0L)) {
                InnkeyTheme { Box(Modifier.fillMaxSize()) { key(scene) { scene.content() } } }
            }
        }
    }

    /** Shows [content] until nothing moves any more; what never rests (a spinner) stands in its first frame. */
    fun show(content: @Composable () -> Unit): Photo {
        scene = Scene(content)
        return test.runOnIdle { photograph() }
    }

    /** Waits until what was changed has been drawn. */
    fun settle() = test.waitForIdle()
}

/** Sets a device up as [look] and gives it a [Stage]. */
@OptIn(ExperimentalTestApi::class)
fun onStage(
    look: Look,
    act: Stage.() -> Unit,
) {
    look.setUp()
    val application = ApplicationProvider.getApplicationContext<Application>()
    shadowOf(application.packageManager).addActivityIfNotPresent(ComponentName(application, ComponentActivity::class.java))
    runAndroidComposeUiTest<ComponentActivity>(testTimeout = 10.minutes) { Stage(this).act() }
}
