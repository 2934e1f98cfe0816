package dev.innkey.app.journeys

import android.os.Build
import java.io.File

/** The machine that journeys run on. */
interface Device {
    /** A server in a state that is known. */
    fun building(): Building

    fun window(): Window

    /** The person has allowed the app something, e.g. the camera. */
    fun allow(permission: String)

    /** The phone speaks this from now on, e.g. `de`. */
    fun speak(language: String)

    /** So much time goes by on the phone; a building's clock is its own. */
    fun pass(seconds: Long)

    /** Watches what the main thread does, until it is closed. */
    fun watch(story: String): AutoCloseable

    /** Writes down what was measured. */
    fun note(
        name: String,
        figures: Map<String, Long>,
    )

    /** Where pictures of what failed are kept. */
    val pictures: File

    companion object {
        /** Each is in its own source set: `test` has the host, `androidTest` the emulator. */
        val here: Device by lazy {
            val name = if (Build.FINGERPRINT == "robolectric") "HostDevice" else "EmulatorDevice"
            Class.forName("dev.innkey.app.journeys.$name").getDeclaredConstructor().newInstance() as Device
        }
    }
}
