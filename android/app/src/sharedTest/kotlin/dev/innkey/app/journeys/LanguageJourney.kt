package dev.innkey.app.journeys

import androidx.annotation.StringRes
import dev.innkey.app.R
import dev.innkey.app.journeys.pages.CustomerPage
import dev.innkey.app.journeys.pages.CustomersPage
import dev.innkey.app.journeys.pages.ProjectPage
import dev.innkey.app.journeys.pages.SettingsPage
import dev.innkey.app.journeys.pages.SignInPage
import dev.innkey.app.phone.Language
import org.junit.Test
import kotlin.test.assertNotEquals

/** The story of [StoryJourney] on phones that speak another language. */
class LanguageJourney : Journey() {
    @Test fun `in German`() = story(Language.GERMAN, tile = "Deckenlicht")

    @Test fun `in Italian`() = story(Language.ITALIAN, tile = "Plafoniera")

    private fun story(
        language: Language,
        tile: String,
    ) {
        fun said(
            @StringRes what: Int,
        ) = said(what, language).withoutArguments().also { assertNotEquals(said(what, Language.ENGLISH).withoutArguments(), it) }

        Device.here.speak(checkNotNull(language.tag))
        val host = phone("anna")
        hostArrives(host)
        val invited = hostInvites(name = "")
        on(::CustomerPage) { timeLeft(said(R.string.countdown_left)) }
        back(host)
        on(::CustomersPage) { lists(invited.code, said(R.string.countdown_left)) }
        host.putAway()

        val guest = phone("maria")
        guestArrives(guest, invited.qr)
        on(::SignInPage) {
            says(said(R.string.signin_title))
            says(said(R.string.signin_code))
            byCode("0000-0000")
            complains(said(R.string.problem_code_unknown), said(R.string.problem_do_compare_code))
            name("Maria Rossi")
            byCode(invited.code)
            isGone()
        }
        on(::ProjectPage) {
            shows(tile)
            settings()
        }
        on(::SettingsPage) { isSignedInAs("Maria Rossi") }
        guest.putAway()

        hostReturns(host)
        on(::CustomersPage) { lists("Maria Rossi", saidOf(R.plurals.customers_is_active, 1)) }
    }
}
