package dev.innkey.app.design

import android.app.Application
import android.content.ComponentName
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import androidx.activity.ComponentActivity
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.v2.runAndroidComposeUiTest
import androidx.test.core.app.ApplicationProvider
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import kotlin.test.assertEquals

@OptIn(ExperimentalTestApi::class)
@RunWith(RobolectricTestRunner::class)
class SecureWindowTest {
    private var one by mutableStateOf(false)
    private var other by mutableStateOf(false)

    @Test fun `guards until the last secret is gone`() {
        val application = ApplicationProvider.getApplicationContext<Application>()
        shadowOf(application.packageManager).addActivityIfNotPresent(ComponentName(application, ComponentActivity::class.java))
        runAndroidComposeUiTest<ComponentActivity> {
            setContent {
                if (one) SecureWindow()
                if (other) SecureWindow()
            }

            fun guarded(
                one: Boolean,
                other: Boolean,
            ): Boolean {
                this@SecureWindowTest.one = one
                this@SecureWindowTest.other = other
                waitForIdle()
                return activity!!.window.attributes.flags and FLAG_SECURE != 0
            }
            val steps =
                listOf(guarded(false, false), guarded(true, false), guarded(true, true), guarded(false, true), guarded(false, false))
            assertEquals(listOf(false, true, true, true, false), steps)
        }
    }
}
