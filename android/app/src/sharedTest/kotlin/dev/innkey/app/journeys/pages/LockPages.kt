package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.lock.LockSetupTags
import dev.innkey.app.lock.LockTags
import dev.innkey.app.lock.PadTags

/** Asks for the PIN of a locked project. */
class LockPage(
    compose: ComposeTestRule,
) : PinPage(compose, LockTags.FORGOT) {
    fun enter(pin: String) = typePin(pin)

    /** What it says to a wrong PIN. */
    fun complains(text: String) = awaitText(PadTags.COMPLAINT, text)

    /** What the system's question for the finger comes back by, once it was sent away. */
    fun askForFinger() = click(LockTags.BIOMETRICS)
}

/** Sets a PIN where there is none. */
class LockSetupPage(
    compose: ComposeTestRule,
) : PinPage(compose, LockSetupTags.SET) {
    fun set(pin: String) {
        click(LockSetupTags.SET)
        repeat(2) { typePin(pin) }
        await(LockSetupTags.CHANGE)
    }

    /** A finger may take the place of the PIN. */
    fun allowFinger() = click(LockSetupTags.BIOMETRICS)
}

/** A screen with keys for digits. */
abstract class PinPage(
    compose: ComposeTestRule,
    mark: String,
) : Page(compose, mark) {
    protected fun typePin(pin: String) {
        pin.forEach { click(PadTags.digit(it.digitToInt())) }
        click(PadTags.OK)
    }
}
