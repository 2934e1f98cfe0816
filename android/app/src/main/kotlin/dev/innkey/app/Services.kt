package dev.innkey.app

import android.content.Context
import androidx.compose.runtime.staticCompositionLocalOf
import dev.innkey.InnkeyEngine
import dev.innkey.app.phone.KeystoreSecrets
import dev.innkey.app.phone.Preferences
import java.io.File

/** What the screens' view models need of the phone and of Innkey's core. */
class Services(
    val core: Core,
    /** Where the core keeps its files. */
    val folder: File,
    val preferences: Preferences,
) {
    companion object {
        /** The services of a real phone. */
        fun ofPhone(context: Context): Services {
            val folder = File(context.noBackupFilesDir, "innkey")
            return Services(
                core = Core { InnkeyEngine.open(folder.path, KeystoreSecrets(context)) },
                folder = folder,
                preferences = Preferences(context.getSharedPreferences("innkey", Context.MODE_PRIVATE)),
            )
        }
    }
}

/** The services, for whoever makes a view model. */
val LocalServices = staticCompositionLocalOf<Services> { error("the app provides its services at its root") }
