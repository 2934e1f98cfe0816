package dev.innkey.app

import android.app.Application
import androidx.test.core.app.ApplicationProvider
import dev.innkey.app.download.Downloads
import dev.innkey.app.lock.AppLock
import dev.innkey.app.lock.FakeSecrets
import dev.innkey.app.lock.NoBiometrics
import dev.innkey.app.phone.Preferences
import dev.innkey.app.phone.Storage

/** Services as a real phone has them, but for the core and a keystore in memory. */
fun services(
    core: Core,
    downloads: Downloads = Downloads.ofPhone(ApplicationProvider.getApplicationContext(), core),
): Services {
    val application = ApplicationProvider.getApplicationContext<Application>()
    val choices = application.getSharedPreferences("test", 0)
    return Services(
        core = core,
        preferences = Preferences(choices),
        downloads = downloads,
        storage = Storage(listOf(application.cacheDir)),
        lock = AppLock.ofPhone(application, choices, FakeSecrets()),
        biometrics = NoBiometrics,
    )
}
