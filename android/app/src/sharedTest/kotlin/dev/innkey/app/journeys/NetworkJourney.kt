package dev.innkey.app.journeys

import dev.innkey.app.R
import dev.innkey.app.journeys.pages.AddPage
import dev.innkey.app.journeys.pages.ProjectPage
import dev.innkey.app.journeys.pages.ProjectsPage
import dev.innkey.app.journeys.pages.SignInPage
import org.junit.Test

/** The phone is in another network, or the building's server is off. */
class NetworkJourney : Journey() {
    private val guest by lazy { phone("maria") }

    private fun invited(): Invited {
        val host = phone("anna")
        hostArrives(host)
        return hostInvites("Maria Rossi").also { host.putAway() }
    }

    @Test
    fun `the project opens all the same, and is live again when the server is`() {
        guestMovesIn(guest, invited())
        guest.putAway()
        building.stop()
        guest.open()
        on(::ProjectsPage) { open(CASA) }
        on(::ProjectPage) {
            shows(TILE)
            tells(said(R.string.offline))
        }
        building.start()
        on(::ProjectPage) { tellsNothing() }
    }

    @Test
    fun `the server goes and comes back while the project is open`() {
        guestMovesIn(guest, invited())
        building.stop()
        on(::ProjectPage) {
            tells(said(R.string.offline))
            shows(TILE)
        }
        building.start()
        on(::ProjectPage) { tellsNothing() }
    }

    @Test
    fun `nobody can sign in without the server, but with it again`() {
        val invited = invited()
        guestArrives(guest, invited.qr)
        guest.putAway()
        building.stop()
        guest.open()
        on(::ProjectsPage) { open(CASA) }
        on(::SignInPage) {
            byCode(invited.code)
            complains(said(R.string.problem_offline), said(R.string.problem_do_connect))
        }
        building.start()
        on(::SignInPage) {
            byCode(invited.code)
            isGone()
        }
        on(::ProjectPage) { shows(TILE) }
    }

    @Test
    fun `an address that nobody answers`() {
        guest.open()
        on(::ProjectsPage) { add() }
        on(::AddPage) {
            askAddress("127.0.0.1:9")
            explains(said(R.string.add_unreachable))
            explains(said(R.string.add_unreachable_next))
        }
    }
}
