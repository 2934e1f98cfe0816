package dev.innkey.app.journeys

import android.content.Intent
import android.os.SystemClock
import android.util.Log
import androidx.lifecycle.Lifecycle
import androidx.test.core.app.ActivityScenario
import androidx.test.platform.app.InstrumentationRegistry
import dev.innkey.app.MainActivity
import org.junit.Assume.assumeTrue
import java.io.File

/** An emulator or a phone; `android/emulator` runs the server beside it and tells where it is. */
class EmulatorDevice : Device {
    override fun building(): Building = GivenBuilding()

    override fun window(): Window = ScenarioWindow()

    override fun allow(permission: String) {
        val instrumentation = InstrumentationRegistry.getInstrumentation()
        instrumentation.uiAutomation.grantRuntimePermission(instrumentation.targetContext.packageName, permission)
    }

    override fun speak(language: String) = notHere("change the phone's language")

    override fun pass(seconds: Long) = SystemClock.sleep(seconds * 1_000)

    /** The watch is made for Robolectric's main thread. */
    override fun watch(story: String) = AutoCloseable {}

    override fun note(
        name: String,
        figures: Map<String, Long>,
    ) {
        Log.i("Innkey", "$name: $figures")
    }

    /** In the app's own files; `android/emulator` fetches them. */
    override val pictures
        get() = File(InstrumentationRegistry.getInstrumentation().targetContext.getExternalFilesDir(null), "journeys")
}

/** A server that someone else has started. */
private class GivenBuilding : Building {
    private val arguments = InstrumentationRegistry.getArguments()

    override val anna = admin("anna")
    override val bruno = admin("bruno")

    override fun stop() = notHere("stop the server")

    override fun start() = notHere("start the server")

    override fun slow(on: Boolean) = notHere("slow the server down")

    override fun turnClock(seconds: Long) = notHere("turn the server's clock")

    override fun close() = Unit

    private fun admin(user: String) = Admin(user, argument("innkeyPassword"), argument("innkeyLink.$user"))

    private fun argument(name: String) = checkNotNull(arguments.getString(name)) { "run this by android/emulator: $name is missing" }
}

private class ScenarioWindow : Window {
    private lateinit var scenario: ActivityScenario<MainActivity>

    override fun open(intent: Intent) {
        scenario = ActivityScenario.launch(intent)
    }

    override fun receive(intent: Intent) {
        scenario.onActivity { it.startActivity(intent) }
    }

    override fun back() {
        scenario.onActivity { it.onBackPressedDispatcher.onBackPressed() }
    }

    override fun recreate() {
        scenario.recreate()
    }

    override fun hide() {
        scenario.moveToState(Lifecycle.State.CREATED)
    }

    override fun show() {
        scenario.moveToState(Lifecycle.State.RESUMED)
    }

    override fun leave() = notHere("end the process that the test runs in")

    override fun comeBack() = notHere("come back after the process ended")

    override fun close() = scenario.close()
}

/** The journey is left out where it asks for what a test on a phone cannot do. */
private fun notHere(what: String) = assumeTrue("a test on a phone cannot $what", false)
