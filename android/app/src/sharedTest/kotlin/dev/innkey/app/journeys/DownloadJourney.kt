package dev.innkey.app.journeys

import dev.innkey.app.journeys.pages.DownloadPage
import dev.innkey.app.journeys.pages.ProjectPage
import dev.innkey.app.journeys.pages.ProjectsPage
import org.junit.Test

/** A project comes onto a phone, whatever comes between. */
class DownloadJourney : Journey() {
    private val maria by lazy { phone("maria").apply { has(building.anna.link) } }

    private fun begin() {
        maria.open()
        on(::ProjectsPage) { open(CASA) }
        on(::DownloadPage) { arrives() }
    }

    @Test
    fun `the server ends in the middle, and it goes on where it was`() {
        building.slow(true)
        begin()
        building.stop()
        on(::DownloadPage) { stands() }
        building.start()
        building.slow(false)
        on(::DownloadPage) { goOn() }
        on(::ProjectPage)
    }

    @Test
    fun `the process dies in the middle, and it goes on by itself`() {
        building.slow(true)
        begin()
        maria.dieAndComeBack()
        building.slow(false)
        on(::ProjectPage)
    }

    @Test
    fun `a pause outlasts a turn of the phone`() {
        building.slow(true)
        begin()
        on(::DownloadPage) {
            pause()
            stands()
        }
        maria.turn()
        on(::DownloadPage) {
            stands()
            building.slow(false)
            goOn()
        }
        on(::ProjectPage)
    }

    @Test
    fun `a cancelled one leads back to the projects`() {
        building.slow(true)
        begin()
        on(::DownloadPage) { cancel() }
        on(::ProjectsPage)
    }
}
