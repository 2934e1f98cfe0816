package dev.innkey.app.phone

import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.os.storage.StorageManager
import android.provider.Settings

/** Shows what fills this phone, so that a person can make room; on phones without such a screen, the settings. */
fun Context.openStorageSettings() {
    for (action in listOf(StorageManager.ACTION_MANAGE_STORAGE, Settings.ACTION_INTERNAL_STORAGE_SETTINGS, Settings.ACTION_SETTINGS)) {
        try {
            return startActivity(Intent(action))
        } catch (_: ActivityNotFoundException) {
            continue
        }
    }
}
