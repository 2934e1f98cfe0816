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
import dev.innkey.app.navigation.route
import dev.innkey.app.phone.Theme
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.receiveAsFlow

/** The app's only window. */
class MainActivity : ComponentActivity() {
    private val handedOver = Channel<Route>(Channel.BUFFERED)

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        // A window that is made anew is where it was already.
        if (savedInstanceState == null) handOver(intent)
        enableEdgeToEdge()
        val services = (application as InnkeyApplication).services
        val routes = handedOver.receiveAsFlow()
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
                InnkeyTheme(dark, dynamic) { InnkeyNavHost(routes) }
            }
        }
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        handOver(intent)
    }

    private fun handOver(intent: Intent) {
        intent.route()?.let { handedOver.trySend(it) }
    }
}
