package dev.innkey.app

import android.content.Context
import android.content.Intent
import android.graphics.Color
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
import dev.innkey.app.navigation.Route
import dev.innkey.app.navigation.handedOver
import dev.innkey.app.navigation.route
import dev.innkey.app.phone.Languages
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.Theme
import dev.innkey.app.phone.phoneKeepsLanguage
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch

/** The app's only window. */
class MainActivity : ComponentActivity() {
    private val asked = Channel<Route>(Channel.BUFFERED)

    override fun attachBaseContext(base: Context) = super.attachBaseContext(base.inAppLanguage())

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        // A window that is made anew stands where it stood.
        if (savedInstanceState == null) follow(intent)
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
                InnkeyTheme(dark, dynamic) { InnkeyNavHost(asked) }
            }
        }
    }

    override fun onStart() {
        super.onStart()
        lock().comeBack()
    }

    override fun onStop() {
        lock().leave()
        super.onStop()
    }

    private fun lock() = (application as InnkeyApplication).services.lock

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        follow(intent)
    }

    private fun follow(intent: Intent) {
        (intent.route() ?: intent.handedOver())?.let { asked.trySend(it) }
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

// What androidx lays under the buttons of a phone that draws no contrast itself.
private const val LIGHT_SCRIM = 0xE6FFFFFF.toInt()
private const val DARK_SCRIM = 0x801B1B1B.toInt()
