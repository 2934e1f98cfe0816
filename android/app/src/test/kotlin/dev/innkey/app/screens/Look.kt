package dev.innkey.app.screens

import android.accessibilityservice.AccessibilityServiceInfo
import android.app.Application
import android.provider.Settings
import android.view.accessibility.AccessibilityManager
import androidx.test.core.app.ApplicationProvider
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import java.util.TimeZone

/**
 * How a person's device is set up.
 *
 * @property folder where its pictures are, below docs/screens/android
 * @property shrink how much smaller they are than the screen
 */
enum class Look(
    val folder: String,
    private val qualifiers: String,
    private val fontScale: Float,
    val shrink: Double,
) {
    PHONE("phone", "en-rGB-w411dp-h891dp-port-notnight-hdpi", 1f, 1.5),
    DARK("phone-dark-german", "de-rDE-w411dp-h891dp-port-night-hdpi", 1f, 1.5),
    LARGE("phone-german-large-text", "de-rDE-w411dp-h891dp-port-notnight-hdpi", 2f, 2.0),
    TABLET("tablet", "en-rGB-w1280dp-h800dp-land-notnight-mdpi", 1f, 1.5),
    ;

    /** Sets the device up; what starts afterwards sees it so. */
    fun setUp() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"))
        RuntimeEnvironment.setQualifiers(qualifiers)
        RuntimeEnvironment.setFontScale(fontScale)
        showSystemBars()
        val application = ApplicationProvider.getApplicationContext<Application>()
        Settings.System.putString(application.contentResolver, Settings.System.TIME_12_24, "24")
        // A screen reader is on, or Compose would not say in which order it reads.
        shadowOf(application.getSystemService(AccessibilityManager::class.java)).run {
            setEnabledAccessibilityServiceList(listOf(AccessibilityServiceInfo()))
            setEnabled(true)
        }
    }

    override fun toString() = folder

    /** A status bar and the line to swipe from, so that what lies under them is seen; Robolectric has them, but nobody can turn them on. */
    private fun showSystemBars() {
        val type = Class.forName("org.robolectric.shadows.SystemUi")

        fun constant(name: String) = type.getField(name).apply { isAccessible = true }[null]
        val bars = type.getMethod("systemUiForDefaultDisplay").apply { isAccessible = true }(null)
        val set = type.methods.first { it.name == "setBehavior" }.apply { isAccessible = true }
        set(bars, constant("STANDARD_STATUS_BAR"), constant("GESTURAL_NAVIGATION"))
    }
}
