package dev.innkey.app.design

import android.view.Window
import android.view.WindowManager
import androidx.activity.compose.LocalActivity
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import java.util.WeakHashMap

/**
 * Keeps what is seen out of screenshots, recordings and the list of recent apps for as long as it is on the screen.
 *
 * It guards the app's window and dialogs that are opened from it meanwhile; a dialog of its own asks for `SecureFlagPolicy.SecureOn`.
 */
@Composable
fun SecureWindow() {
    val window = LocalActivity.current?.window ?: return
    DisposableEffect(window) {
        guard(window, 1)
        onDispose { guard(window, -1) }
    }
}

// Of two secret screens one comes before the other goes: the last one lifts the guard.
private val guards = WeakHashMap<Window, Int>()

private fun guard(
    window: Window,
    change: Int,
) {
    val count = (guards[window] ?: 0) + change
    guards[window] = count
    window.setFlags(if (count > 0) WindowManager.LayoutParams.FLAG_SECURE else 0, WindowManager.LayoutParams.FLAG_SECURE)
}
