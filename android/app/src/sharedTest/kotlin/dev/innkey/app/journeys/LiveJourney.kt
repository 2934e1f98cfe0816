package dev.innkey.app.journeys

import dev.innkey.CustomerSettings
import dev.innkey.Draft
import dev.innkey.app.R
import dev.innkey.app.journeys.pages.CustomersPage
import org.junit.Test

/** Two admins of one building: what one does, the other sees at once in a list that is open. */
class LiveJourney : Journey() {
    @Test
    fun `another admin's customer comes, changes and goes`() {
        val bruno = elsewhere(building.bruno)
        hostArrives(phone("anna"))
        val luca = bruno.project { customers().create(Draft(CustomerSettings(name = "Luca Bianchi"), invite = true)) }
        on(::CustomersPage) { lists("Luca Bianchi", checkNotNull(luca.code?.code)) }
        bruno.project { customers().edit(luca, luca.settings.copy(name = "Luca Verdi")) }
        on(::CustomersPage) {
            lists("Luca Verdi")
            listsNot("Luca Bianchi")
        }
        bruno.project { customers().revoke(luca.id) }
        on(::CustomersPage) { lists("Luca Verdi", said(R.string.customers_is_revoked)) }
        bruno.project { customers().remove(luca.id) }
        on(::CustomersPage) { listsNot("Luca Verdi") }
    }
}
