package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Phone
import dev.innkey.harness.PhoneWithProject
import dev.innkey.harness.Plane
import dev.innkey.harness.Server
import dev.innkey.harness.liveCode
import dev.innkey.harness.story
import kotlinx.coroutines.channels.ReceiveChannel
import kotlinx.coroutines.flow.produceIn
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** The whole story, from the host's phone to the guest's and back into the host's list. */
class StoryTest {
    @Test
    fun `a guest comes by QR and code, and is then in the list by name`() =
        story {
            Server.start().use { server ->
                server.push()
                val link = server.addAdmin("anna")
                PhoneWithProject.open(link).use { anna ->
                    val signedIn = anna.project.signInWithPassword("anna", PASSWORD, "Anna's phone")
                    assertEquals(AccountRole.ADMIN, signedIn.account.role)
                    val heard = anna.project.events().produceIn(backgroundScope)
                    heard.next(ProjectEvent.CustomersChanged)

                    val customers = anna.project.customers()
                    val draft = Draft(CustomerSettings(name = "Maria Rossi"), invite = true)
                    val customer = customers.create(draft)
                    assertEquals(draft.id(), customer.id)
                    heard.next(ProjectEvent.CustomersChanged)
                    val listed = customers.list()
                    val label = CustomerLabel.Code(customer.liveCode, "Maria Rossi")
                    assertEquals(label, customerLabel(listed.customers.single(), listed.serverTime))

                    val invitation = customers.invitation(customer.id, withCode = false, language = "de", template = null)
                    assertTrue(customer.liveCode in invitation.message, invitation.message)
                    customers.noteShared(customer.id)
                    heard.next(ProjectEvent.CustomersChanged)
                    guest(invitation.link, customer.liveCode, server)

                    heard.next(ProjectEvent.CustomersChanged)
                    val after = customers.list()
                    assertEquals(CustomerLabel.Name("Maria Rossi"), customerLabel(after.customers.single(), after.serverTime))
                    assertIs<CustomerStatus.Active>(customerStatus(after.customers.single(), after.serverTime))
                }
            }
        }

    private suspend fun guest(
        link: String,
        code: String,
        server: Server,
    ) = Phone.open().use { phone ->
        val project = phone.engine.addLink(scanned(link))
        assertEquals("Casa Limone", phone.engine.projects().single().name)
        val seen = mutableListOf<TransferProgress>()
        val installed = project.download { seen += it }
        assertEquals(TransferState.ENDED, seen.last().state)
        assertEquals(seen.last().total, seen.last().bytes)
        assertTrue(installed.bytesFetched >= seen.last().bytes, "$installed")
        assertTrue(seen.zipWithNext().all { (a, b) -> a.bytes <= b.bytes && a.total <= b.total }, "$seen")

        val signedIn = project.signInWithCode(code.lowercase(), name = null, device = "Maria's phone")
        assertEquals("Maria Rossi", signedIn.account.name)
        project.download()

        server.stop()
        val content = project.open("de")
        assertEquals(installed.version, content.version)
        assertTrue(content.functions.all { it.pages.isNotEmpty() })
        assertTrue(File(assertNotNull(content.cover)).length() > 0)
        server.start()
    }

    /** What a camera reads of the QR of a text. */
    private suspend fun scanned(text: String): String {
        val plane = Plane.of(qrPng(text, QrLevel.MEDIUM, 4u))
        val found = QrScanner().scanPhoto(plane.buffer, plane.width, plane.height, plane.stride)
        return assertNotNull(found.single().text)
    }
}

/** Hears until this comes. */
private suspend fun ReceiveChannel<ProjectEvent>.next(wanted: ProjectEvent) {
    for (event in this) if (event == wanted) return
    error("the events ended before $wanted")
}
