package dev.innkey.app.journeys

import dev.innkey.app.R
import dev.innkey.app.journeys.pages.LockPage
import dev.innkey.app.journeys.pages.LockSetupPage
import dev.innkey.app.journeys.pages.SettingsPage
import dev.innkey.app.lock.Biometrics
import dev.innkey.app.lock.NoBiometrics
import dev.innkey.app.phone.Finger
import org.junit.Test
import kotlin.test.assertEquals

/** A PIN before a project, on a phone that goes from hand to hand. */
class LockJourney : Journey() {
    /** The host has set a PIN, and is back in the project's settings. */
    private fun locked(
        biometrics: Biometrics = NoBiometrics,
        setUp: LockSetupPage.() -> Unit = {},
    ): Phone {
        val host = phone("anna", biometrics)
        hostArrives(host)
        back(host)
        on(::SettingsPage) { lock() }
        on(::LockSetupPage) {
            set(PIN)
            setUp()
        }
        back(host)
        on(::SettingsPage)
        return host
    }

    @Test
    fun `a minute away locks, and only the right PIN opens`() {
        val host = locked()
        host.leaveFor(seconds = 59)
        on(::SettingsPage) { isSignedInAs("Admin") }
        host.leaveFor(seconds = 60)
        on(::LockPage) {
            enter("1234")
            complains(saidOf(R.plurals.lock_wrong, 4))
        }
        on(::LockPage) { enter(PIN) }
        on(::SettingsPage)
    }

    @Test
    fun `the process's death locks`() {
        val host = locked()
        host.dieAndComeBack()
        on(::LockPage) { enter(PIN) }
        on(::SettingsPage)
    }

    @Test
    fun `a finger takes the place of the PIN, and the PIN that of the finger`() {
        val finger = Finger()
        val host = locked(finger) { allowFinger() }
        host.leaveFor(seconds = 60)
        on(::LockPage)
        until { finger.asked == 1 }
        finger.cancel()
        on(::LockPage) { askForFinger() }
        until { finger.asked == 2 }
        finger.touch()
        on(::SettingsPage)

        host.leaveFor(seconds = 60)
        on(::LockPage)
        until { finger.asked == 3 }
        finger.cancel()
        on(::LockPage) { enter(PIN) }
        on(::SettingsPage)
        assertEquals(3, finger.asked)
    }
}

private const val PIN = "4711"
