package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Phone
import dev.innkey.harness.PhoneWithProject
import dev.innkey.harness.Server
import dev.innkey.harness.liveCode
import dev.innkey.harness.story
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** What an app is told when something does not work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorsTest {
    private val building = runBlocking { Building.open() }

    @AfterAll
    fun close() = building.close()

    @Test
    fun `a code that nobody made`() =
        story {
            building.phoneOf(building.invite("Maria")).use { phone ->
                val error = refused { phone.project.signInWithCode("0000-0000", null, "Phone") }
                assertEquals(Refusal.CODE_UNKNOWN, error.code)
                assertEquals(NextStep.Correct, error.nextStep())
                assertTrue(error.detail.isNotBlank() && error.detail == error.sentence())
            }
        }

    @Test
    fun `a code that was mistyped never leaves the phone`() =
        story {
            building.phoneOf(building.invite("Maria")).use { phone ->
                val error = assertFailsWith<InnkeyException.Invalid> { phone.project.signInWithCode("7M2K", null, "Phone") }
                assertEquals(NextStep.Correct, error.nextStep())
            }
        }

    @Test
    fun `a code that was used`() =
        story {
            val customer = building.invite("Maria")
            building.phoneOf(customer).use { it.project.signInWithCode(customer.liveCode, null, "First") }
            building.phoneOf(customer).use { phone ->
                val error = refused { phone.project.signInWithCode(customer.liveCode, null, "Second") }
                assertEquals(Refusal.CODE_USED, error.code)
            }
        }

    @Test
    fun `a code that is too old`() =
        story {
            Building.open().use { building ->
                val customer = building.invite("Maria")
                building.phoneOf(customer).use { phone ->
                    building.server.turnClock(7201)
                    val error = refused { phone.project.signInWithCode(customer.liveCode, null, "Phone") }
                    assertEquals(Refusal.CODE_EXPIRED, error.code)
                    assertEquals(NextStep.AskHost, error.nextStep())
                }
            }
        }

    @Test
    fun `a wrong password`() =
        story {
            PhoneWithProject.open(building.annaLink).use { phone ->
                val error = refused { phone.project.signInWithPassword("anna", "aranciata-42", "Phone") }
                assertEquals(Refusal.WRONG_CREDENTIALS, error.code)
                assertEquals(NextStep.Correct, error.nextStep())
                phone.project.signInWithPassword("anna", PASSWORD, "Phone")
            }
        }

    @Test
    fun `a guest is no host`() =
        story {
            val customer = building.invite("Maria")
            building.phoneOf(customer).use { phone ->
                phone.project.signInWithCode(customer.liveCode, null, "Phone")
                assertEquals(Refusal.ADMIN_ONLY, refused { phone.project.customers().list() }.code)
            }
        }

    @Test
    fun `two hosts change the same customer`() =
        story {
            val customers = building.anna.project.customers()
            val read = building.invite("Maria")
            customers.edit(read, read.settings.copy(note = "late arrival"))
            val error = assertFailsWith<InnkeyException.ChangedMeanwhile> { customers.edit(read, read.settings.copy(note = "dog")) }
            assertEquals("late arrival", error.now.settings.note)
            assertEquals("dog", customers.edit(error.now, error.now.settings.copy(note = "dog")).settings.note)
        }

    @Test
    fun `a project that was not downloaded, and one that is not there`() =
        story {
            PhoneWithProject.open(building.annaLink).use { phone ->
                assertFailsWith<InnkeyException.NotInstalled> { phone.project.open(null) }
                assertFailsWith<InnkeyException.NotSignedIn> { phone.project.account() }
                phone.engine.remove(phone.project.id())
                assertFailsWith<InnkeyException.NoSuchProject> { phone.project.info() }
                assertFailsWith<InnkeyException.NoSuchProject> { phone.engine.project(phone.project.id()) }
                assertEquals(emptyList(), phone.engine.projects())
            }
        }

    @Test
    fun `a server that is not there`() =
        story {
            Server.start().use { server ->
                server.push()
                PhoneWithProject.open(server.addAdmin("anna")).use { phone ->
                    server.stop()
                    val error = assertFailsWith<InnkeyException.Offline> { phone.project.latest() }
                    assertEquals(NextStep.CheckConnection, error.nextStep())
                    assertFailsWith<InnkeyException.Offline> { phone.project.download() }
                    server.start()
                    assertEquals(1uL, phone.project.latest().version)
                }
            }
        }

    @Test
    fun `a server with another key than the one that was compared`() =
        story {
            Phone.open().use { phone ->
                val found = phone.engine.lookUp("127.0.0.1:${building.server.door.port}")
                assertEquals("Casa Limone", found.info.projects.single().name)
                val project = found.info.projects.single().id
                val other = found.copy(fingerprint = "00".repeat(32))
                val added = phone.engine.addFound(other, project)
                val error = assertFailsWith<InnkeyException.Untrusted> { added.signInWithPassword("anna", PASSWORD, "Phone") }
                assertEquals(NextStep.AskHost, error.nextStep())
                phone.engine.remove(added.id())

                val right = phone.engine.addFound(found, project)
                assertEquals("anna", right.signInWithPassword("anna", PASSWORD, "Phone").account.user)
            }
        }

    @Test
    fun `a link that is damaged`() =
        story {
            Phone.open().use { phone ->
                val damaged = building.annaLink.replaceRange(20, 21, if (building.annaLink[20] == 'A') "B" else "A")
                assertTrue(isLink(damaged))
                assertFailsWith<InnkeyException.Invalid> { readLink(damaged) }
                assertFailsWith<InnkeyException.Invalid> { phone.engine.addLink(damaged) }
                assertEquals("Casa Limone", readLink(building.annaLink).name)
            }
        }

    @Test
    fun `every error is one type with a sentence and a next step`() =
        story {
            Phone.open().use { phone ->
                val error = assertFailsWith<InnkeyException> { phone.engine.addLink("no link") }
                val said: Exception = error
                assertIs<InnkeyException.Invalid>(said)
                assertTrue(error.sentence() in checkNotNull(said.message), said.message)
            }
        }
}

private suspend fun refused(work: suspend () -> Unit): InnkeyException.Refused = assertFailsWith { work() }
