package dev.innkey.app

import android.content.Context
import androidx.compose.runtime.staticCompositionLocalOf
import dev.innkey.InnkeyEngine
import dev.innkey.SecretStore
import dev.innkey.app.download.Downloads
import dev.innkey.app.lock.AppLock
import dev.innkey.app.lock.Biometrics
import dev.innkey.app.lock.PhoneBiometrics
import dev.innkey.app.phone.Camera
import dev.innkey.app.phone.Camera2
import dev.innkey.app.phone.ContentPictures
import dev.innkey.app.phone.KeystoreSecrets
import dev.innkey.app.phone.Nearby
import dev.innkey.app.phone.NsdNearby
import dev.innkey.app.phone.Pictures
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.Storage
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.MainScope
import java.io.File

/**
 * What the screens' view models need of the phone and of Innkey's core.
 *
 * @property lasting for what must be carried to its end though its screen is gone
 */
data class Services(
    val core: Core,
    val preferences: Preferences,
    val lasting: CoroutineScope,
    val downloads: Downloads,
    val storage: Storage,
    val camera: Camera,
    val pictures: Pictures,
    val nearby: Nearby,
    val lock: AppLock,
    val biometrics: Biometrics,
) {
    companion object {
        /** The services of a phone with one person's app on it. */
        fun ofPhone(context: Context): Services = of(context, context.noBackupFilesDir, KeystoreSecrets(context), "innkey")

        /**
         * The services of an app that keeps its own under [home].
         *
         * @param choices the name of the preferences
         */
        fun of(
            context: Context,
            home: File,
            secrets: SecretStore,
            choices: String,
        ): Services {
            val core = Core { InnkeyEngine.open(File(home, "innkey").path, secrets) }
            val preferred = context.getSharedPreferences(choices, Context.MODE_PRIVATE)
            return Services(
                core = core,
                preferences = Preferences(preferred),
                lasting = MainScope(),
                downloads = Downloads.ofPhone(context, core),
                storage = Storage(listOf(home)),
                camera = Camera2(context),
                pictures = ContentPictures(context.contentResolver),
                nearby = NsdNearby(context),
                lock = AppLock.ofPhone(context, preferred, secrets),
                biometrics = PhoneBiometrics,
            )
        }
    }
}

/** The services, for whoever makes a view model. */
val LocalServices = staticCompositionLocalOf<Services> { error("the app provides its services at its root") }
