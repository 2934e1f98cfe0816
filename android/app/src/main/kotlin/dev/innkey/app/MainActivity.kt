package dev.innkey.app

import android.content.Intent
import android.os.Bundle
import androidx.activity.ComponentActivity
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.navigation.InnkeyNavHost
import dev.innkey.app.navigation.Route
import dev.innkey.app.navigation.handedOver
import dev.innkey.app.navigation.route
import dev.innkey.app.phone.Theme
import kotlinx.coroutines.channels.Channel

/** The app's only window. */
class MainActivity : ComponentActivity() {
    private val asked = Channel<Route>(Channel.BUFFERED)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        // A window that is made anew stands where it stood.
        if (savedInstanceState == null) follow(intent)
        enableEdgeToEdge()
        val services = (application as InnkeyApplication).services
        setContent {
            val theme by services.preferences.theme.collectAsStateWithLifecycle()
            val dynamic by services.preferences.dynamic.collectAsStateWithLifecycle()
            val dark =
                when (theme) {
                    Theme.SYSTEM -> isSystemInDarkTheme()
                    Theme.LIGHT -> false
                    Theme.DARK -> true
                }
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
}
