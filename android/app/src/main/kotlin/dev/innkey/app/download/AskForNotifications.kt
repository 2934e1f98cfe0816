package dev.innkey.app.download

import android.Manifest
import android.app.Activity
import android.content.pm.PackageManager
import android.os.Build
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts
import androidx.annotation.RequiresApi
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import java.time.Duration

/**
 * Asks whether a download may be shown among the notifications, if it takes so long that one may want to leave. Whoever said no is
 * not asked again.
 */
@Composable
internal fun AskForNotifications(state: DownloadState) {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
    val activity = LocalActivity.current ?: return
    val launcher = rememberLauncherForActivityResult(ActivityResultContracts.RequestPermission()) {}
    val lasts = state.left?.let { it > LONG } == true
    LaunchedEffect(lasts) {
        if (lasts && activity.mayAskForNotifications()) launcher.launch(Manifest.permission.POST_NOTIFICATIONS)
    }
}

@RequiresApi(Build.VERSION_CODES.TIRAMISU)
private fun Activity.mayAskForNotifications() =
    checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) != PackageManager.PERMISSION_GRANTED &&
        !shouldShowRequestPermissionRationale(Manifest.permission.POST_NOTIFICATIONS)

private val LONG = Duration.ofSeconds(20)
