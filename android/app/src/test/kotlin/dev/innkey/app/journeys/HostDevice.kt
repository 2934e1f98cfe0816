package dev.innkey.app.journeys

import android.app.Application
import android.content.Intent
import android.graphics.Bitmap
import android.os.Bundle
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.MainActivity
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Server
import org.robolectric.Robolectric
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import java.io.File

/** This machine: Robolectric, and a server process. */
class HostDevice : Device {
    override fun building(): Building = LocalBuilding()

    override fun window(): Window = RobolectricWindow()

    override fun allow(permission: String) = shadowOf(getApplicationContext<Application>()).grantPermissions(permission)

    /** In `target/journeys`. */
    override fun keepPicture(
        name: String,
        compose: ComposeTestRule,
    ) {
        val roots = compose.onAllNodes(isRoot())
        val last = roots.fetchSemanticsNodes().lastIndex
        if (last < 0) return
        val file = File("target/journeys/$name.png").apply { parentFile?.mkdirs() }
        file.outputStream().use { roots[last].captureToImage().asAndroidBitmap().compress(Bitmap.CompressFormat.PNG, 100, it) }
    }
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

    override fun leave() {
        controller.pause().stop().saveInstanceState(saved).destroy()
    }

    override fun comeBack() {
        controller = Robolectric.buildActivity(MainActivity::class.java, controller.intent).setup(saved)
    }

    override fun close() = controller.close()
}
