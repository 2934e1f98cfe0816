package dev.innkey.app.journeys

import android.Manifest
import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.QrLevel
import dev.innkey.app.MainActivity
import dev.innkey.app.journeys.pages.AddPage
import dev.innkey.app.journeys.pages.FoundPage
import dev.innkey.app.journeys.pages.ProjectsPage
import dev.innkey.qrPng
import dev.innkey.readLink
import org.junit.Test

/** A project is found in one of the ways, and added. */
class AddJourney : Journey() {
    private val maria by lazy { phone("maria") }
    private val context = getApplicationContext<Context>()

    private fun qr(text: String) = qrPng(text, QrLevel.MEDIUM, 6u)

    private fun opened(link: String) = Intent(Intent.ACTION_VIEW, Uri.parse(link)).setClass(context, MainActivity::class.java)

    @Test
    fun `the QR is held before the camera, after one of something else`() {
        Device.here.allow(Manifest.permission.CAMERA)
        maria.camera.see(qr("https://example.org"))
        maria.open()
        on(::ProjectsPage) { add() }
        on(::AddPage) {
            scans()
            warns()
        }
        maria.camera.see(qr(building.anna.link))
        on(::FoundPage) {
            shows(CASA)
            add()
            isGone()
        }
    }

    @Test
    fun `who does not want the camera, pastes the whole message`() {
        maria.open()
        on(::ProjectsPage) { add() }
        on(::AddPage) {
            explainsCamera()
            openLink("Hello,\nyour access:\n${building.anna.link}\nEnjoy your stay!")
        }
        on(::FoundPage) {
            add()
            isGone()
        }
    }

    @Test
    fun `a link that another app opens leads here, also after the process died, and back to what was there`() {
        maria.open(opened(building.anna.link.lowercase()))
        on(::FoundPage) { shows(CASA) }
        maria.dieAndComeBack()
        on(::FoundPage) { shows(CASA) }
        maria.turn()
        on(::FoundPage)
        back(maria)
        on(::ProjectsPage)
    }

    @Test
    fun `a link that comes while the app runs takes the place of the one before`() {
        maria.open()
        on(::ProjectsPage) { add() }
        maria.receives(opened("INNKEY:1ABC"))
        on(::AddPage) { explains() }
        maria.receives(opened(building.anna.link))
        on(::FoundPage) { shows(CASA) }
    }

    @Test
    fun `a text without a link says what it should be`() {
        val shared = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "See you on Friday")
        maria.open(shared.setClass(context, MainActivity::class.java))
        on(::AddPage) { explains() }
    }

    @Test
    fun `by address, after the fingerprint was compared`() {
        val address = readLink(building.anna.link).addresses.first()
        maria.open()
        on(::ProjectsPage) { add() }
        on(::AddPage) { askAddress(address.run { "$host:$port" }) }
        on(::FoundPage) {
            shows(CASA)
            compare()
            add()
            isGone()
        }
    }
}
