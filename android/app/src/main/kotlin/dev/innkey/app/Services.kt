package dev.innkey.app

import android.content.Context
import androidx.compose.runtime.staticCompositionLocalOf
import dev.innkey.InnkeyEngine
import dev.innkey.app.download.Downloads
import dev.innkey.app.phone.KeystoreSecrets
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.Storage
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import java.io.File

/** What the screens' view models need of the phone and of Innkey's core. */
class Services(
    val core: Core,
    val preferences: Preferences,
    /** What must be carried to its end though its screen is gone. */
    val lasting: CoroutineScope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate),
    val downloads: Downloads,
    val storage: Storage,
) {
    companion object {
        /** The services of a real phone. */
        fun ofPhone(context: Context): Services {
            val folder = File(context.noBackupFilesDir, "innkey")
            val core = Core { InnkeyEngine.open(folder.path, KeystoreSecrets(context)) }
            return Services(
                core = core,
                preferences = Preferences(context.getSharedPreferences("innkey", Context.MODE_PRIVATE)),
                downloads = Downloads.ofPhone(context, core),
                storage = Storage(listOf(folder, File(context.noBackupFilesDir, "secrets"))),
            )
        }
    }
}

/** The services, for whoever makes a view model. */
val LocalServices = staticCompositionLocalOf<Services> { error("the app provides its services at its root") }
