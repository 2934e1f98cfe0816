package dev.innkey.app.journeys

import dev.innkey.CustomerQuery
import dev.innkey.app.R
import dev.innkey.app.journeys.pages.CustomerPage
import dev.innkey.app.journeys.pages.CustomersPage
import dev.innkey.app.journeys.pages.ProjectPage
import dev.innkey.app.journeys.pages.ProjectsPage
import dev.innkey.app.journeys.pages.SignInPage
import org.junit.Test

/** A code that does not let its guest in, and how they come in after all. */
class CodeJourney : Journey() {
    private val host by lazy { phone("anna") }
    private val guest by lazy { phone("maria") }

    /** The host has invited Maria and put the phone away. */
    private fun invited(): Invited {
        hostArrives(host)
        return hostInvites(MARIA).also { host.putAway() }
    }

    private fun guestReturns() {
        guest.open()
        on(::ProjectsPage) { open(CASA) }
        on(::SignInPage)
    }

    @Test
    fun `one that has expired is renewed by the host`() {
        val invited = invited()
        building.turnClock(MORE_THAN_TWO_HOURS)
        guestArrives(guest, invited.qr)
        on(::SignInPage) {
            byCode(invited.code)
            complains(said(R.string.problem_code_expired), said(R.string.problem_do_new_code))
        }
        guest.putAway()

        hostReturns(host)
        on(::CustomersPage) {
            lists(MARIA, said(R.string.customers_is_expired))
            open(MARIA)
        }
        lateinit var code: String
        on(::CustomerPage) {
            stands(said(R.string.customers_is_expired))
            invite()
            code = copyCode()
        }
        host.putAway()

        guestReturns()
        on(::SignInPage) {
            byCode(code)
            isGone()
        }
        on(::ProjectPage) { shows(TILE) }
    }

    @Test
    fun `one that was used is of no use on a second phone`() {
        val invited = invited()
        guestMovesIn(guest, invited)
        guest.putAway()
        guestArrives(phone("friend"), invited.qr)
        on(::SignInPage) {
            byCode(invited.code)
            complains(said(R.string.problem_code_used), said(R.string.problem_do_new_code))
        }
    }

    @Test
    fun `who mistypes may try again, who guesses has to wait`() {
        val invited = invited()
        guestArrives(guest, invited.qr)
        on(::SignInPage) {
            byCode("UUUU-UUUU")
            complains(said(R.string.signin_code_wrong))
            byCode("0000-0000")
            complains(said(R.string.problem_code_unknown), said(R.string.problem_do_compare_code))
            var guesses = 0
            while (guess("0000-%04d".format(++guesses))) check(guesses < MANY_GUESSES) { "nobody minds guessing" }
            complains(said(R.string.problem_too_many_attempts), said(R.string.problem_do_wait))
        }
        building.turnClock(A_MINUTE)
        Device.here.pass(A_MINUTE)
        on(::SignInPage) {
            mayTry()
            byCode(invited.code)
            isGone()
        }
    }

    @Test
    fun `one that the host has withdrawn`() {
        val invited = invited()
        guestArrives(guest, invited.qr)
        guest.putAway()

        hostReturns(host)
        on(::CustomersPage) { open(MARIA) }
        on(::CustomerPage) {
            revoke()
            stands(said(R.string.customers_is_revoked))
        }
        host.putAway()

        guestReturns()
        on(::SignInPage) {
            byCode(invited.code)
            complains(said(R.string.problem_code_revoked), said(R.string.problem_do_new_code))
        }
    }

    @Test
    fun `a guest who is signed in hears of it while the project is open`() {
        val invited = invited()
        guestMovesIn(guest, invited)
        host.project {
            val maria = customers().page(CustomerQuery(q = MARIA)).customers.single()
            customers().revoke(maria.id)
        }
        on(::SignInPage) {
            says(said(R.string.project_ended_session_title))
            says(said(R.string.project_ended_session_text))
            later()
        }
        on(::ProjectPage) {
            isShut()
            showsNothing()
        }
    }
}

private const val MARIA = "Maria Rossi"
private const val MORE_THAN_TWO_HOURS = 2 * 3600L + 60
private const val A_MINUTE = 60L
private const val MANY_GUESSES = 30
