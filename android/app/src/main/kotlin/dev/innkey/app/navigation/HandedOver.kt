package dev.innkey.app.navigation

import android.content.ContentResolver
import android.content.Intent
import android.net.Uri
import androidx.core.content.IntentCompat

/** What another app hands over to be added: a link that was opened, a text or a picture that was shared. Null if nothing was. */
fun Intent.handedOver(): Route.Add? {
    // Opened from the list of recent apps, an old intent comes once more.
    if (flags and Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY != 0) return null
    return when (action) {
        Intent.ACTION_VIEW -> dataString?.let { Route.Add(link = it) }
        Intent.ACTION_SEND -> picture()?.let { Route.Add(picture = it.toString()) } ?: text()?.let { Route.Add(link = it) }
        else -> null
    }
}

/** Only another app's: a file's address could name one of ours. */
private fun Intent.picture(): Uri? =
    IntentCompat.getParcelableExtra(this, Intent.EXTRA_STREAM, Uri::class.java)?.takeIf {
        type?.startsWith("image/") == true && it.scheme == ContentResolver.SCHEME_CONTENT
    }

private fun Intent.text(): String? = getCharSequenceExtra(Intent.EXTRA_TEXT)?.toString()
