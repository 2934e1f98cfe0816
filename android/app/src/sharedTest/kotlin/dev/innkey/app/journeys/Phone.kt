package dev.innkey.app.journeys

import android.content.Intent
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.Project
import dev.innkey.SecretStore
import dev.innkey.app.InnkeyApplication
import dev.innkey.app.MainActivity
import dev.innkey.app.Services
import dev.innkey.app.lock.Biometrics
import dev.innkey.app.lock.NoBiometrics
import dev.innkey.app.phone.PictureCamera
import dev.innkey.app.phone.StillNetwork
import kotlinx.coroutines.runBlocking
import java.io.File
import java.util.UUID
import java.util.concurrent.ConcurrentHashMap

/** The app on one person's phone: a folder, a keystore and choices of its own. One phone is in the hand at a time. */
class Phone(
    private val owner: String,
    private val biometrics: Biometrics = NoBiometrics,
) : AutoCloseable {
    private val application = getApplicationContext<InnkeyApplication>()
    private val home = File(application.cacheDir, "$owner-${UUID.randomUUID()}")
    private val secrets = Secrets()

    /** What is held before this phone's camera. */
    val camera = PictureCamera()

    /** Who announces itself in this phone's network. */
    val network = StillNetwork()
    private var services = makeServices()
    private var window: Window? = null

    /** Takes it into the hand: the app is opened, by a link if there is one. */
    fun open(intent: Intent = Intent(application, MainActivity::class.java)) {
        application.services = services
        window = Device.here.window().apply { open(intent) }
    }

    /** Another app hands something over, and the app comes to the front. */
    fun receives(intent: Intent) = checkNotNull(window).receive(intent)

    /** The project of a link is on this phone, not downloaded yet. */
    fun has(link: String) = runBlocking<Unit> { services.core.engine().addLink(link) }

    /** What the owner does with the only project on it, by the core alone: another phone may be in the hand. */
    fun <T> project(work: suspend Project.() -> T): T =
        runBlocking {
            val engine = services.core.engine()
            engine.project(engine.projects().single().id).work()
        }

    /** How much the app keeps on it, in bytes. */
    val kept: Long get() = home.walk().filter { it.isFile }.sumOf { it.length() }

    /** The app is left and its window is gone; the process lives on. */
    fun putAway() {
        window?.close()
        window = null
    }

    /** Something else is done with the phone for a while, and the person comes back. */
    fun leaveFor(seconds: Long) {
        val window = checkNotNull(window)
        window.hide()
        Device.here.pass(seconds)
        window.show()
    }

    /** The system kills the process while the app is in the background, and the person comes back. */
    fun dieAndComeBack() {
        val dying = checkNotNull(window)
        dying.leave()
        runBlocking { services.core.shutDown() }
        services = makeServices()
        application.services = services
        dying.comeBack()
    }

    /** The system's own way back. */
    fun back() = checkNotNull(window).back()

    /** Turned by a quarter: the window is made anew. */
    fun turn() = checkNotNull(window).recreate()

    override fun close() {
        putAway()
        runBlocking { services.core.shutDown() }
        home.deleteRecursively()
    }

    private fun makeServices() =
        Services.of(application, home, secrets, choices = home.name).copy(camera = camera, nearby = network, biometrics = biometrics)
}

/** A keystore in memory: what the system's own does is tested where it is. */
private class Secrets : SecretStore {
    private val kept = ConcurrentHashMap<String, ByteArray>()

    override fun read(key: String): ByteArray? = kept[key]

    override fun write(
        key: String,
        value: ByteArray,
    ) {
        kept[key] = value
    }

    override fun delete(key: String) {
        kept.remove(key)
    }
}
