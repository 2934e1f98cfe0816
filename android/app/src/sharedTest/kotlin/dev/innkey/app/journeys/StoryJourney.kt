package dev.innkey.app.journeys

import dev.innkey.app.journeys.pages.CustomerPage
import dev.innkey.app.journeys.pages.CustomersPage
import dev.innkey.app.journeys.pages.ProjectPage
import dev.innkey.app.journeys.pages.SettingsPage
import dev.innkey.app.journeys.pages.SignInPage
import org.junit.Test

/** From the host's phone to the guest's and back into the host's list. */
class StoryJourney : Journey() {
    @Test fun `a guest comes by QR and code, and is then in the list by name`() {
        val host = phone("anna")
        hostArrives(host)
        val invited = hostInvites(name = "")
        back(host)
        on(::CustomersPage) { lists(invited.code) }
        host.putAway()

        val guest = phone("maria")
        guestArrives(guest, invited.qr)
        on(::SignInPage) {
            name("Maria Rossi")
            byCode(invited.code.lowercase().replace("-", " "))
            isGone()
        }
        on(::ProjectPage) { settings() }
        on(::SettingsPage) {
            isSignedInAs("Maria Rossi")
            offersNoCustomers()
        }
        guest.putAway()

        hostReturns(host)
        on(::CustomersPage) { open("Maria Rossi") }
        on(::CustomerPage) { hasDevice() }
    }
}
