package dev.innkey.app

import android.app.Application
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.download.Downloads
import dev.innkey.app.lock.FakeSecrets
import dev.innkey.app.lock.NoBiometrics

/** Services as a real phone has them, but for the core and a keystore in memory. */
fun services(
    core: Core,
    downloads: Downloads = Downloads.ofPhone(getApplicationContext(), core),
): Services {
    val application = getApplicationContext<Application>()
    return Services
        .of(application, application.cacheDir, FakeSecrets(), choices = "test")
        .copy(core = core, downloads = downloads, biometrics = NoBiometrics)
}
