package dev.innkey.app.journeys

import android.os.Build
import androidx.compose.ui.test.junit4.ComposeTestRule

/** The machine that journeys run on. */
interface Device {
    /** A server in a state that is known. */
    fun building(): Building

    fun window(): Window

    /** The person has allowed the app something, e.g. the camera. */
    fun allow(permission: String)

    /** Keeps a picture of what is shown, for whoever looks into a failure. */
    fun keepPicture(
        name: String,
        compose: ComposeTestRule,
    )

    companion object {
        /** Each is in its own source set: `test` has the host, `androidTest` the emulator. */
        val here: Device by lazy {
            val name = if (Build.FINGERPRINT == "robolectric") "HostDevice" else "EmulatorDevice"
            Class.forName("dev.innkey.app.journeys.$name").getDeclaredConstructor().newInstance() as Device
        }
    }
}
