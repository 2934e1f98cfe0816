package dev.innkey.app

import android.content.Context
import android.graphics.Color
import android.os.Build
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.SystemBarStyle
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.lifecycleScope
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.navigation.InnkeyNavHost
import dev.innkey.app.phone.Languages
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.Theme
import dev.innkey.app.phone.speaking
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch

/** The app's only window. */
class MainActivity : ComponentActivity() {
    override fun attachBaseContext(base: Context) {
        val preferences = (base.applicationContext as InnkeyApplication).services.preferences
        super.attachBaseContext(if (phoneKeepsLanguage) base else base.speaking(preferences.language.value))
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        enableEdgeToEdge()
        val services = (application as InnkeyApplication).services
        if (phoneKeepsLanguage) Languages(this, services.preferences).handOver() else beginAnewWhenLanguageChanges(services.preferences)
        setContent {
            val theme by services.preferences.theme.collectAsStateWithLifecycle()
            val dynamic by services.preferences.dynamic.collectAsStateWithLifecycle()
            val dark =
                when (theme) {
                    Theme.SYSTEM -> isSystemInDarkTheme()
                    Theme.LIGHT -> false
                    Theme.DARK -> true
                }
            LaunchedEffect(dark) { barsOn(dark) }
            CompositionLocalProvider(LocalServices provides services) {
                InnkeyTheme(dark, dynamic) { InnkeyNavHost() }
            }
        }
    }
    private fun beginAnewWhenLanguageChanges(preferences: Preferences) {
        val spoken = preferences.language.value
        lifecycleScope.launch {
            preferences.language.first { it != spoken }
            recreate()
        }
    }

    /** The bars' icons go by the app's theme, which need not be the phone's. */
    private fun barsOn(dark: Boolean) =
        enableEdgeToEdge(
            SystemBarStyle.auto(Color.TRANSPARENT, Color.TRANSPARENT) { dark },
            SystemBarStyle.auto(LIGHT_SCRIM, DARK_SCRIM) { dark },
        )
}

private val phoneKeepsLanguage = Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU

// What androidx lays under the buttons of a phone that draws no contrast itself.
private const val LIGHT_SCRIM = 0xE6FFFFFF.toInt()
private const val DARK_SCRIM = 0x801B1B1B.toInt()
