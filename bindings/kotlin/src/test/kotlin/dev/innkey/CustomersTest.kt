package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.PASSWORD
import dev.innkey.harness.liveCode
import dev.innkey.harness.story
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import java.time.Instant
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** What a host does with customers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomersTest {
    private val building = runBlocking { Building.open() }
    private val customers = building.anna.project.customers()

    @AfterAll
    fun close() = building.close()

    @Test
    fun `settings are changed and read again`() =
        story {
            val until = Instant.parse("2030-08-09T10:00:00Z")
            val maria = building.invite("Maria")
            val after =
                maria.settings.copy(
                    stay = Stay(until = until),
                    note = "Crib",
                    rights = Visible.Only(setOf("garden")),
                    ownLogin = true,
                )
            assertEquals(after, customers.edit(maria, after).settings)
            assertEquals(after, customers.get(maria.id).settings)
        }

    @Test
    fun `a draft that is saved twice is one customer`() =
        story {
            val draft = Draft(CustomerSettings(name = "Twice"), invite = true)
            assertEquals(customers.create(draft).id, customers.create(draft).id)
            assertEquals(1uL, customers.page(CustomerQuery(q = "twice")).total)
        }

    @Test
    fun `pages of a list`() =
        story {
            val names = List(5) { building.invite("Page $it").settings.name }
            val first = customers.page(CustomerQuery(q = "Page ", limit = 3u))
            assertEquals(5uL, first.total)
            val second = customers.page(CustomerQuery(q = "Page ", limit = 3u, after = assertNotNull(first.next)))
            assertNull(second.next)
            assertEquals(names.reversed(), (first.customers + second.customers).map { it.settings.name })
        }

    @Test
    fun `codes are renewed, revoked, and customers removed`() =
        story {
            val luca = building.invite("Luca")
            val renewed = customers.renew(luca.id)
            assertNotEquals(luca.liveCode, renewed.liveCode)
            building.phoneOf(luca).use { phone ->
                val error = assertFailsWith<InnkeyException.Refused> { phone.project.signInWithCode(luca.liveCode, null, "Phone") }
                assertEquals(Refusal.CODE_REPLACED, error.code)
                phone.project.signInWithCode(renewed.liveCode, null, "Luca's phone")
                assertEquals(listOf("Luca's phone"), customers.devices(luca.id).devices.map { it.name })
                customers.signOut(luca.id, null)
                assertEquals(emptyList(), customers.devices(luca.id).devices)
            }
            val revoked = customers.revoke(customers.renew(luca.id).id)
            assertEquals(CodeState.REVOKED, revoked.code?.state)
            val list = customers.list()
            assertEquals(CustomerStatus.SignedOut, customerStatus(revoked, list.serverTime))
            customers.remove(luca.id)
            customers.remove(luca.id)
            val error = assertFailsWith<InnkeyException.Refused> { customers.get(luca.id) }
            assertEquals(Refusal.ACCOUNT_NOT_FOUND, error.code)
        }

    @Test
    fun `a customer with user name and password`() =
        story {
            val pia = customers.create(Draft.withLogin(CustomerSettings(name = "Pia"), false, "pia", PASSWORD))
            assertEquals("pia", pia.user)
            assertEquals(CustomerLabel.NotInvited("Pia"), customerLabel(pia, pia.createdAt))
            building.phoneOf(pia).use { phone ->
                assertEquals(AccountRole.CUSTOMER, phone.project.signInWithPassword("pia", PASSWORD, "Phone").account.role)
                assertNull(customers.removeLogin(pia.id).user)
                assertFailsWith<InnkeyException.Refused> { phone.project.signInWithPassword("pia", PASSWORD, "Phone") }
                assertEquals("pia2", customers.setLogin(pia.id, "pia2", PASSWORD).user)
            }
        }

    @Test
    fun `the message in the host's own words`() =
        story {
            val maria = building.invite("Maria")
            assertNotEquals(messageTemplate("en"), messageTemplate("de"))
            val inLink = customers.invitation(maria.id, withCode = true, language = null, template = null)
            assertEquals(maria.liveCode, readLink(inLink.link).code)
            val without = customers.invitation(maria.id, withCode = false, language = "it", template = null)
            assertNull(readLink(without.link).code)
            assertTrue(readLink(without.link).mayDownload)
            assertFailsWith<InnkeyException.Invalid> { customers.invitation(maria.id, false, null, "{nonsense}") }
        }

    @Test
    fun `groups`() =
        story {
            val settings = GroupSettings("Gardeners", Visible.Only(setOf("garden")), StayTimes("08:00", "12:30"))
            val id = newGroupId()
            val group = customers.createGroup(id, settings)
            assertEquals(group, customers.createGroup(id, settings))
            assertEquals(settings, group.settings)
            val renamed = customers.editGroup(group, settings.copy(name = "Gardening"))
            assertTrue(customers.groups().any { it == renamed })
            val error = assertFailsWith<InnkeyException.Refused> { customers.createGroup(newGroupId(), renamed.settings) }
            assertEquals(Refusal.GROUP_NAME_TAKEN, error.code)
            customers.removeGroup(id)
            assertTrue(customers.groups().none { it.id == id })
        }

    @Test
    fun `an import is looked at, then carried out, and exported`() =
        story {
            val table = "name,from,until\nAda,2030-05-01,2030-05-08\n,2030-13-01,\n"
            val plan = customers.planImport(table.toByteArray(), ImportOptions(feed = "table"))
            assertEquals(1u, plan.changes())
            assertEquals(1u, plan.wrong())
            val (ada, wrong) = plan.lines()
            assertEquals("Ada" to ImportOutcome.New, ada.name to ada.outcome)
            assertTrue(assertIs<ImportOutcome.Wrong>(wrong.outcome).what.isNotEmpty())
            assertEquals(1u, customers.carryOut(plan).added)
            assertTrue("Ada" in customers.exportCsv())
        }

    @Test
    fun `who did what`() =
        story {
            val maria = building.invite("Activity")
            customers.noteShared(maria.id)
            val entries = customers.activity(ActivityQuery(account = maria.id)).entries
            assertTrue(ActivityKind.CUSTOMER_ADDED in entries.map { it.kind }, "$entries")
            assertTrue(entries.all { it.by.name == "anna" }, "$entries")
            val table = customers.activityCsv(entries).lines().filter(String::isNotBlank)
            assertEquals(1 + entries.size, table.size, "$table")
        }
}
