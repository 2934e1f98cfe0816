package dev.innkey.app.customer

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.net.Uri
import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.platform.LocalContext
import androidx.core.app.PendingIntentCompat
import androidx.core.content.ContextCompat
import dev.innkey.app.R
import dev.innkey.app.phone.SharedPictures
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** The system's sheet for handing something to another app. */
internal class SystemSheet(
    private val context: Context,
) {
    private val pictures = SharedPictures(context)

    suspend fun open(effect: CustomerEffect) =
        when (effect) {
            is CustomerEffect.ShareText -> choose(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, effect.text))
            is CustomerEffect.SharePicture -> choose(picture(withContext(Dispatchers.IO) { pictures.add(effect.png) }))
        }

    private fun picture(file: Uri) =
        Intent(Intent.ACTION_SEND)
            .setDataAndType(file, "image/png")
            .putExtra(Intent.EXTRA_STREAM, file)
            .addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)

    private fun choose(what: Intent) {
        // The system adds which app was chosen, so it must be able to change the intent.
        val chosen = PendingIntentCompat.getBroadcast(context, 0, Intent(CHOSEN).setPackage(context.packageName), 0, true)
        context.startActivity(Intent.createChooser(what, context.getString(R.string.customer_share), chosen?.intentSender))
    }
}

/** @param onHandedOver an app was chosen: the sheet alone, which may be closed again, hands nothing over */
@Composable
internal fun rememberSystemSheet(onHandedOver: () -> Unit): SystemSheet {
    val context = LocalContext.current
    val handedOver by rememberUpdatedState(onHandedOver)
    DisposableEffect(context) {
        val receiver =
            object : BroadcastReceiver() {
                override fun onReceive(
                    context: Context,
                    intent: Intent,
                ) = handedOver()
            }
        ContextCompat.registerReceiver(context, receiver, IntentFilter(CHOSEN), ContextCompat.RECEIVER_NOT_EXPORTED)
        onDispose { context.unregisterReceiver(receiver) }
    }
    return remember(context) { SystemSheet(context) }
}

private const val CHOSEN = "dev.innkey.app.SHARED"
