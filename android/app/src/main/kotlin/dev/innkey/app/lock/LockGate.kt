package dev.innkey.app.lock

import android.app.Activity
import android.os.Build
import androidx.activity.compose.LocalActivity
import androidx.annotation.RequiresApi
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import dev.innkey.app.LocalServices
import dev.innkey.app.navigation.Navigator

/** Shows [content] only while the project is not locked, and the question for the PIN in its place; what was typed in it is kept. */
@Composable
fun LockGate(
    project: String,
    navigator: Navigator,
    content: @Composable () -> Unit,
) {
    val lock = LocalServices.current.lock
    val on by remember(lock, project) { lock.isOn(project) }.collectAsState()
    val locked by remember(lock, project) { lock.isLocked(project) }.collectAsState()
    val holder = rememberSaveableStateHolder()
    if (on) NoPictureInRecentApps()
    if (locked) {
        LockRoute(project, navigator::back, navigator::home)
    } else {
        holder.SaveableStateProvider("content", content)
    }
}

/** The list of recent apps would show what the lock hides. */
@Composable
private fun NoPictureInRecentApps() {
    val activity = LocalActivity.current ?: return
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
    DisposableEffect(activity) {
        showInRecentApps(activity, false)
        onDispose { showInRecentApps(activity, true) }
    }
}

@RequiresApi(Build.VERSION_CODES.TIRAMISU)
private fun showInRecentApps(
    activity: Activity,
    show: Boolean,
) = activity.setRecentsScreenshotEnabled(show)
