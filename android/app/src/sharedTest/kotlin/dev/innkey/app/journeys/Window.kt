package dev.innkey.app.journeys

import android.content.Intent

/** The app's window, as the system treats it. */
interface Window {
    fun open(intent: Intent)

    /** Another app hands something over while this one runs. */
    fun receive(intent: Intent)

    fun back()

    /** Made anew, as after a turn of the phone. */
    fun recreate()

    /** Another app comes to the front. */
    fun hide()

    /** This one comes to the front again. */
    fun show()

    /** Into the background; the system keeps what the window has saved. */
    fun leave()

    /** Made anew from what was saved, after the process died. */
    fun comeBack()

    fun close()
}
