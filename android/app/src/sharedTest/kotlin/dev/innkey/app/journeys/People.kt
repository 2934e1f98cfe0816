package dev.innkey.app.journeys

import android.Manifest
import dev.innkey.app.journeys.pages.AddPage
import dev.innkey.app.journeys.pages.CustomerPage
import dev.innkey.app.journeys.pages.CustomersPage
import dev.innkey.app.journeys.pages.EditorPage
import dev.innkey.app.journeys.pages.FoundPage
import dev.innkey.app.journeys.pages.ProjectPage
import dev.innkey.app.journeys.pages.ProjectsPage
import dev.innkey.app.journeys.pages.SettingsPage
import dev.innkey.app.journeys.pages.SignInPage

/** What a host hands over. */
class Invited(
    val code: String,
    val qr: ByteArray,
)

/** An admin's phone is taken into the hand for the first time and ends in *Manage customers*. */
fun Journey.hostArrives(
    host: Phone,
    admin: Admin = building.anna,
) {
    host.open()
    on(::ProjectsPage) { add() }
    on(::AddPage) { openLink(admin.link) }
    on(::FoundPage) { add() }
    on(::SignInPage) {
        byPassword(admin)
        isGone()
    }
    on(::ProjectPage) { settings() }
    on(::SettingsPage) { manageCustomers() }
    on(::CustomersPage)
}

/** From *Manage customers* to a new customer's own screen. */
fun Journey.hostInvites(name: String): Invited {
    on(::CustomersPage) { add() }
    on(::EditorPage) {
        if (name.isNotEmpty()) name(name)
        save()
    }
    lateinit var invited: Invited
    on(::CustomerPage) { invited = Invited(copyCode(), photographQr()) }
    return invited
}

/** From the projects to *Manage customers*, on a phone that is signed in. */
fun Journey.hostReturns(host: Phone) {
    host.open()
    on(::ProjectsPage) { open(CASA) }
    on(::ProjectPage) { settings() }
    on(::SettingsPage) { manageCustomers() }
    on(::CustomersPage)
}

/** An admin whose phone nobody looks at: what is done on it is done by its core. */
fun Journey.elsewhere(admin: Admin): Phone =
    phone(admin.user).apply {
        has(admin.link)
        project { signInWithPassword(admin.user, admin.password, "Phone of ${admin.user}") }
    }

/** A guest's phone is taken into the hand for the first time, sees the QR, and ends before the popup. */
fun Journey.guestArrives(
    guest: Phone,
    qr: ByteArray,
) {
    Device.here.allow(Manifest.permission.CAMERA)
    guest.open()
    on(::ProjectsPage) { add() }
    on(::AddPage) { guest.camera.see(qr) }
    on(::FoundPage) { add() }
    on(::SignInPage)
}

/** As [guestArrives], and on into the project. */
fun Journey.guestMovesIn(
    guest: Phone,
    invited: Invited,
) {
    guestArrives(guest, invited.qr)
    on(::SignInPage) {
        byCode(invited.code)
        isGone()
    }
    on(::ProjectPage) { shows(TILE) }
}

/** What a tile of the sample project's first page says. */
const val TILE = "Ceiling light"
