package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.MemorySecrets
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.Phone
import dev.innkey.harness.PhoneWithProject
import dev.innkey.harness.liveCode
import dev.innkey.harness.story
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import java.io.File
import java.nio.file.Files
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** What a phone does with its projects. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectTest {
    private val building = runBlocking { Building.open() }

    @AfterAll
    fun close() = building.close()

    @Test
    fun `what was there before the app was closed is there again`() =
        story {
            val folder = Files.createTempDirectory("innkey-phone")
            val secrets = MemorySecrets()
            val before = InnkeyEngine.open("$folder", secrets)
            val id = before.addLink(building.annaLink).run { signInWithPassword("anna", PASSWORD, "Phone").let { id() } }
            before.shutDown()
            val after = InnkeyEngine.open("$folder", secrets)
            assertEquals("anna", after.projects().single().account?.user)
            assertEquals(AccountRole.ADMIN, after.project(id).account().account.role)
            after.shutDown()
            folder.toFile().deleteRecursively()
        }

    @Test
    fun `a damaged database is a warning`() =
        story {
            val folder = Files.createTempDirectory("innkey-phone")
            InnkeyEngine.open("$folder", MemorySecrets()).shutDown()
            // Whatever lies there.
            for (file in folder.toFile().walk().filter { it.isFile }) file.writeText("by no means a database ".repeat(500))
            val engine = InnkeyEngine.open("$folder", MemorySecrets())
            val warning = assertIs<Warning.DatabaseDamaged>(engine.warnings().single())
            assertTrue(File(warning.movedTo).exists())
            engine.shutDown()
            folder.toFile().deleteRecursively()
        }

    @Test
    fun `a folder that cannot be one`() =
        story {
            val file = Files.createTempFile("innkey", "file")
            assertFailsWith<InnkeyException.Storage> { InnkeyEngine.open("$file", MemorySecrets()) }
            Files.delete(file)
        }

    @Test
    fun `the code comes with the link when the host wants it so`() =
        story {
            val maria = building.invite("Maria")
            val invitation = building.anna.project.customers().invitation(maria.id, withCode = true, language = null, template = null)
            PhoneWithProject.open(invitation.link).use { phone ->
                val code = assertNotNull(phone.project.linkCode())
                assertEquals(maria.liveCode, code)
                phone.project.signInWithCode(code, null, "Phone")
                assertNull(phone.project.linkCode())
            }
        }

    @Test
    fun `devices are listed and signed out`() =
        story {
            PhoneWithProject.open(building.annaLink).use { first ->
                first.project.signInWithPassword("anna", PASSWORD, "First")
                PhoneWithProject.open(building.annaLink).use { second ->
                    second.project.signInWithPassword("anna", PASSWORD, "Second")
                    val devices = second.project.devices().devices
                    assertEquals("Second", devices.single { it.`this` }.name)
                    second.project.signOutDevice(devices.single { it.name == "First" }.id)
                    val error = assertFailsWith<InnkeyException.Refused> { first.project.account() }
                    assertEquals(Refusal.SESSION_ENDED, error.code)
                    second.project.signOut()
                    assertFailsWith<InnkeyException.NotSignedIn> { second.project.devices() }
                }
            }
        }

    @Test
    fun `a guest sets a login for a second phone`() =
        story {
            val customers = building.anna.project.customers()
            val maria = customers.create(Draft(CustomerSettings(name = "Maria", ownLogin = true), invite = true))
            building.phoneOf(maria).use { first ->
                first.project.signInWithCode(maria.liveCode, null, "First")
                assertEquals("maria", first.project.setLogin("maria", PASSWORD, null).account.user)
                building.phoneOf(maria).use { it.project.signInWithPassword("maria", PASSWORD, "Second") }
                first.project.signOutEverywhere()
                assertEquals(0u, customers.get(maria.id).devices)
            }
        }

    @Test
    fun `an update is told, and brought`() =
        story {
            Building.open().use { building ->
                val project = building.anna.project
                project.download()
                assertTrue(project.latest().upToDate)
                building.server.push()
                assertEquals(Latest(version = 2u, upToDate = false, otp = true), project.latest())
                assertEquals(2uL, project.download().version)
                assertEquals(2uL, project.open(null).version)
            }
        }

    @Test
    fun `a server that the phone has found nearby`() =
        story {
            Phone.open().use { phone ->
                assertEquals("_innkey._tcp", nearbyService())
                val port = building.server.door.port
                val key = phone.engine.lookUp("127.0.0.1:$port").fingerprint
                val txt = mapOf("v" to "1", "fp" to key.filterNot(Char::isWhitespace), "name" to "Casa Limone")
                val announced = txt.mapValues { it.value.toByteArray() }
                val server = assertNotNull(nearbyServer("Casa", listOf("127.0.0.1"), port.toUShort(), announced))
                assertEquals("Casa Limone", server.name)
                assertEquals("Casa Limone", phone.engine.lookUpNearby(server).info.projects.single().name)
                val impostor = server.copy(fingerprint = "11".repeat(32))
                assertFailsWith<InnkeyException.Untrusted> { phone.engine.lookUpNearby(impostor) }
                assertNull(nearbyServer("Casa", listOf("127.0.0.1"), port.toUShort(), announced - "fp"))
            }
        }
}
