package dev.innkey.app.journeys

import android.Manifest
import dev.innkey.app.journeys.pages.AddPage
import dev.innkey.app.journeys.pages.FoundPage
import dev.innkey.app.journeys.pages.ProjectsPage
import dev.innkey.app.journeys.pages.SignInPage
import org.junit.Test
import kotlin.test.assertTrue

/** How long a guest waits from the camera's first picture of the QR until the downloaded project is open. Only measured. */
class ArrivalJourney : Journey() {
    @Test
    fun `from the QR to the opened project`() {
        Device.here.allow(Manifest.permission.CAMERA)
        val host = phone("anna")
        hostArrives(host)
        val qr = hostInvites("Maria Rossi").qr
        host.putAway()
        val arrivals = List(GUESTS) { arrive(phone("guest-$it"), qr) }
        val warm = arrivals.drop(1).sortedBy { it.opened }[(GUESTS - 1) / 2]
        Device.here.note(
            "arrival",
            mapOf(
                "first, with the loading of classes, ms" to arrivals.first().opened,
                "middle of the others, ms" to warm.opened,
                "of which until the building is named, ms" to warm.found,
                "bytes on the phone" to warm.bytes,
            ),
        )
    }

    private class Arrival(
        val found: Long,
        val opened: Long,
        val bytes: Long,
    )

    private fun arrive(
        guest: Phone,
        qr: ByteArray,
    ): Arrival {
        guest.open()
        on(::ProjectsPage) { add() }
        on(::AddPage) { scans() }
        guest.camera.see(qr)
        val start = System.nanoTime()

        fun millis() = (System.nanoTime() - start) / 1_000_000
        var found = 0L
        on(::FoundPage) {
            found = millis()
            add()
        }
        on(::SignInPage)
        val opened = millis()
        val bytes = guest.kept
        assertTrue(bytes > FIVE_MB, "only $bytes bytes were downloaded")
        guest.putAway()
        return Arrival(found, opened, bytes)
    }
}

private const val GUESTS = 6
private const val FIVE_MB = 5_000_000
