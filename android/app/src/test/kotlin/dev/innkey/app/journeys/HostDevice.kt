package dev.innkey.app.journeys

import android.app.Application
import android.content.Intent
import android.os.Bundle
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.MainActivity
import dev.innkey.app.figures.Figures
import dev.innkey.app.figures.MainThread
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Server
import kotlinx.serialization.json.JsonPrimitive
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.shadows.ShadowSystemClock
import java.io.File
import java.time.Duration

/** This machine: Robolectric, and a server process. */
class HostDevice : Device {
    override fun building(): Building = LocalBuilding()

    override fun window(): Window = RobolectricWindow()

    override fun allow(permission: String) = shadowOf(getApplicationContext<Application>()).grantPermissions(permission)

    override fun speak(language: String) = RuntimeEnvironment.setQualifiers("+$language")

    override fun pass(seconds: Long) = ShadowSystemClock.advanceBy(Duration.ofSeconds(seconds))

    override fun watch(story: String): AutoCloseable = MainThread(story)

    override fun note(
        name: String,
        figures: Map<String, Long>,
    ) = Figures.write(name, figures.mapValues { JsonPrimitive(it.value) })

    override val pictures = File("target/journeys")
}

private class LocalBuilding : Building {
    private val server = Server.start().apply { push() }

    override val anna = admin("anna")
    override val bruno = admin("bruno")

    override fun stop() = server.stop()

    override fun start() = server.start()

    override fun slow(on: Boolean) {
        server.door.delay = if (on) BREAK else 0
    }

    override fun turnClock(seconds: Long) = server.turnClock(seconds)

    override fun close() = server.close()

    private fun admin(user: String) = Admin(user, PASSWORD, server.addAdmin(user))
}

/** Milliseconds before each piece of an answer. */
private const val BREAK = 50L

private class RobolectricWindow : Window {
    private lateinit var controller: ActivityController<MainActivity>
    private val saved = Bundle()

    override fun open(intent: Intent) {
        controller = Robolectric.buildActivity(MainActivity::class.java, intent).setup()
    }

    override fun receive(intent: Intent) {
        controller.pause().newIntent(intent).resume()
    }

    override fun back() = controller.get().onBackPressedDispatcher.onBackPressed()

    override fun recreate() {
        controller.recreate()
    }

    override fun hide() {
        controller.pause().stop()
    }

    override fun show() {
        controller.restart().resume()
    }

    override fun leave() {
        controller.pause().stop().saveInstanceState(saved).destroy()
    }

    override fun comeBack() {
        controller = Robolectric.buildActivity(MainActivity::class.java, controller.intent).setup(saved)
    }

    override fun close() = controller.close()
}
