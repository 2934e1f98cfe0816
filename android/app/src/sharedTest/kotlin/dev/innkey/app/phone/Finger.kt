package dev.innkey.app.phone

import android.content.Context
import dev.innkey.app.lock.Biometrics
import kotlinx.coroutines.channels.Channel

/** A sensor that knows its owner's finger. */
class Finger : Biometrics {
    private val answers = Channel<Boolean>()

    /** How often it has asked for the finger. */
    @Volatile var asked = 0
        private set

    override fun available(context: Context) = true

    override suspend fun ask(
        context: Context,
        title: String,
        cancel: String,
    ): Boolean {
        asked++
        return answers.receive()
    }

    /** Lays the finger on it, if it asks. */
    fun touch() = answer(true)

    /** Goes back to the PIN, if it asks. */
    fun cancel() = answer(false)

    private fun answer(recognised: Boolean) = check(answers.trySend(recognised).isSuccess) { "nobody asks for the finger" }
}
