package dev.innkey.app.journeys

import dev.innkey.app.journeys.pages.CustomerPage
import dev.innkey.app.journeys.pages.CustomersPage
import dev.innkey.app.journeys.pages.EditorPage
import org.junit.Test
import kotlin.test.assertEquals

/** What a host has typed is not lost, and nobody is saved twice. */
class EditorJourney : Journey() {
    private val host by lazy { phone("anna") }

    private fun isListedOnce() {
        back(host)
        on(::CustomersPage) { lists(MARIA) }
        assertEquals(listOf(MARIA), host.project { customers().list().customers.map { it.settings.name } })
    }

    @Test
    fun `it outlasts a turn of the phone and the process, and is then saved`() {
        hostArrives(host)
        on(::CustomersPage) { add() }
        on(::EditorPage) {
            name(MARIA)
            note("A cot, please")
        }
        host.turn()
        on(::EditorPage) {
            hasName(MARIA)
            hasNote("A cot, please")
        }
        host.dieAndComeBack()
        on(::EditorPage) {
            hasName(MARIA)
            hasNote("A cot, please")
            save()
        }
        on(::CustomerPage) { copyCode() }
        isListedOnce()
    }
}

private const val MARIA = "Maria Rossi"
