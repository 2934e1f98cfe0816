package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.MemorySecrets
import dev.innkey.harness.story
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import java.time.Instant
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

/** Texts and bytes as nobody should give them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputsTest {
    private val building = runBlocking { Building.open() }
    private val engine = building.anna.engine
    private val project = building.anna.project
    private val customers = project.customers()

    @AfterAll
    fun close() = building.close()

    /** All that takes a text which people or other apps have made. */
    private fun calls(text: String): List<suspend () -> Unit> =
        listOf(
            { InnkeyEngine.open(text, MemorySecrets()) },
            { engine.addLink(text) },
            { engine.lookUp(text) },
            { engine.project(text) },
            { readLink(text) },
            { project.signInWithCode(text, null, "Phone") },
            { project.signInWithCode("0000-0000", text, text) },
            { project.signInWithPassword(text, text, text) },
            { project.setLogin(text, text, text) },
            { customers.get(text) },
            { customers.create(Draft.withLogin(CustomerSettings(name = text), false, text, text)) },
            { customers.renew(text) },
            { customers.fetchImport(text) },
            { customers.planImport(text.toByteArray(), ImportOptions(feed = text)) },
        )

    @Test
    fun empty() =
        story {
            for (call in calls("")) assertFailsWith<InnkeyException> { call() }
            goesOn()
        }

    @Test
    fun huge() =
        story {
            for (call in calls("A".repeat(10_000_000))) assertFailsWith<InnkeyException> { call() }
            for (call in calls("é".repeat(5_000_000))) assertFailsWith<InnkeyException> { call() }
            assertFailsWith<InnkeyException.Invalid> { qrModules("A".repeat(10_000_000), QrLevel.LOW) }
            assertFailsWith<InnkeyException.Invalid> { qrPng("A", QrLevel.LOW, UInt.MAX_VALUE) }
            goesOn()
        }

    @Test
    fun `half of a pair of characters`() =
        story {
            assertEquals("Maria ?", building.invite("Maria \uD83D").settings.name)
            assertFailsWith<InnkeyException.Invalid> { engine.addLink("\uDE00\uD83D") }
            goesOn()
        }

    @Test
    fun `bytes that are no text`() =
        story {
            val bytes = byteArrayOf(-1, -2, 0, -61, 40)
            assertFailsWith<InnkeyException.Invalid> { customers.planImport(bytes, ImportOptions(feed = "table")) }
            assertFailsWith<InnkeyException.Invalid> { customers.planImport(ByteArray(0), ImportOptions(feed = "table")) }
            goesOn()
        }

    @Test
    fun `times at the ends of what there is`() =
        story {
            val first = Instant.parse("0001-01-01T00:00:00Z")
            val last = Instant.parse("9999-12-31T23:59:59Z")
            for (time in listOf(Instant.MIN, first, Instant.EPOCH.minusMillis(1_500), Instant.EPOCH, last, Instant.MAX)) {
                val saved = customers.create(Draft(CustomerSettings(stay = Stay(from = null, until = time)), invite = false))
                assertEquals(time.coerceIn(first, last).epochSecond, saved.settings.stay.until?.epochSecond)
            }
            goesOn()
        }

    @Test
    fun `names of every kind come back as they went`() =
        story {
            for (name in listOf("Ünal Çelik", "李小龍", "👩‍🚀 Ada", "e\u0301", "'; DROP TABLE customers; --")) {
                assertEquals(name, building.invite(name).settings.name)
            }
        }

    private suspend fun goesOn() = assertEquals(1uL, project.latest().version)
}
