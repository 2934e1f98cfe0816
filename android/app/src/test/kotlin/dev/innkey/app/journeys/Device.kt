package dev.innkey.app.journeys

import android.content.Intent
import android.os.Bundle
import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.MainActivity
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Server
import org.junit.rules.RuleChain
import org.robolectric.Robolectric
import org.robolectric.android.controller.ActivityController

/** The machine that journeys run on: here Robolectric, and a server process. */
object Device {
    fun building(): Building = LocalBuilding()

    fun window(): Window = RobolectricWindow()

    fun pictureOnFailure(compose: ComposeTestRule): RuleChain = RuleChain.emptyRuleChain()
}

private class LocalBuilding : Building {
    private val server = Server.start().apply { push() }

    override val anna = admin("anna")
    override val bruno = admin("bruno")

    override fun stop() = server.stop()

    override fun start() = server.start()

    override fun turnClock(seconds: Long) = server.turnClock(seconds)

    override fun close() = server.close()

    private fun admin(user: String) = Admin(user, PASSWORD, server.addAdmin(user))
}

private class RobolectricWindow : Window {
    private lateinit var controller: ActivityController<MainActivity>
    private val saved = Bundle()

    override fun open(intent: Intent) {
        controller = Robolectric.buildActivity(MainActivity::class.java, intent).setup()
    }

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
