package dev.innkey.app.problem

import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.provider.Settings
import androidx.core.net.toUri

/** Does what leads out of the app. */
internal fun Context.goOutside(step: Step): Boolean =
    when (step) {
        Step.FREE_SPACE -> open(Intent(Settings.ACTION_INTERNAL_STORAGE_SETTINGS)) || open(Intent(Settings.ACTION_SETTINGS))
        Step.UPDATE -> open(view("market://details?id=$packageName")) || open(appDetails())
        Step.NOTHING, Step.TRY_AGAIN, Step.REFRESH, Step.SIGN_IN, Step.DOWNLOAD, Step.ADD_AGAIN -> false
    }

private fun view(address: String) = Intent(Intent.ACTION_VIEW, address.toUri())

private fun Context.appDetails() = Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", packageName, null))

private fun Context.open(intent: Intent): Boolean =
    try {
        startActivity(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK))
        true
    } catch (_: ActivityNotFoundException) {
        false
    }
