package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.Memory
import dev.innkey.harness.Phone
import dev.innkey.harness.PhoneWithProject
import dev.innkey.harness.story
import dev.innkey.harness.until
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Job
import kotlinx.coroutines.cancel
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** A coroutine that is cancelled takes its work in Rust with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancellingTest {
    private val building = runBlocking { Building.open() }
    private val door = building.server.door
    private val engine = building.anna.engine
    private val project = building.anna.project

    @AfterEach
    fun open() {
        door.shut = false
        door.delay = 0
    }

    @AfterAll
    fun close() = building.close()

    @Test
    fun `in the middle of each call`() =
        story {
            val customer = building.invite("Maria")
            val customers = project.customers()
            val group = customers.createGroup(newGroupId(), GroupSettings("Flat 1", Visible.Everything, StayTimes("15:00", "10:00")))
            val plan = customers.planImport("name\nLuca\n".toByteArray(), ImportOptions(feed = "table"))
            val transfer = project.transfer()
            transfer.finished()
            val found = engine.lookUp("127.0.0.1:${door.port}")
            val nearby = NearbyServer("Casa", listOf(found.address), found.fingerprint)
            val calls: Map<String, suspend () -> Unit> =
                mapOf(
                    "look_up" to { engine.lookUp("127.0.0.1:${door.port}") },
                    "look_up_nearby" to { engine.lookUpNearby(nearby) },
                    "latest" to { project.latest() },
                    "sign in by code" to { project.signInWithCode("0000-0000", null, "Phone") },
                    "sign in by password" to { project.signInWithPassword("anna", "wrong", "Phone") },
                    "account" to { project.account() },
                    "devices" to { project.devices() },
                    "sign_out_device" to { project.signOutDevice(customer.id) },
                    "set_login" to { project.setLogin("anna", "other", "wrong") },
                    "list" to { customers.list() },
                    "page" to { customers.page(CustomerQuery()) },
                    "get" to { customers.get(customer.id) },
                    "create" to { customers.create(Draft(CustomerSettings(name = "Luca"), invite = true)) },
                    "edit" to { customers.edit(customer, customer.settings.copy(note = "dog")) },
                    "customer's login" to { customers.setLogin(customer.id, "maria", "limoncello-42") },
                    "renew" to { customers.renew(customer.id) },
                    "revoke" to { customers.revoke(customer.id) },
                    "remove" to { customers.remove(customer.id) },
                    "invitation" to { customers.invitation(customer.id, withCode = true, language = null, template = null) },
                    "note_shared" to { customers.noteShared(customer.id) },
                    "customer's devices" to { customers.devices(customer.id) },
                    "customer's sign_out" to { customers.signOut(customer.id, null) },
                    "activity" to { customers.activity(ActivityQuery()) },
                    "activity as a table" to { customers.activity(ActivityQuery()).let { customers.activityCsv(it.entries) } },
                    "groups" to { customers.groups() },
                    "create_group" to { customers.createGroup(newGroupId(), group.settings.copy(name = "Flat 2")) },
                    "edit_group" to { customers.editGroup(group, group.settings.copy(name = "Flat 3")) },
                    "remove_group" to { customers.removeGroup(group.id) },
                    "plan_import" to { customers.planImport("name\nPia\n".toByteArray(), ImportOptions(feed = "table")) },
                    "carry_out" to { customers.carryOut(plan) },
                    "export" to { customers.exportCsv() },
                    "event" to { project.subscribe().next() },
                    "download" to { project.download() },
                    "sign_out_everywhere" to { project.signOutEverywhere() },
                )
            door.shut = true
            assertEquals(0u, engine.runningCalls())
            for ((name, call) in calls) {
                var done: Result<Unit>? = null
                val job = launch(start = CoroutineStart.UNDISPATCHED) { done = runCatching { call() } }
                assertTrue(job.isActive && engine.runningCalls() > 0u, "$name has ended before it was cancelled: $done")
                job.cancelAndJoin()
                until { engine.runningCalls() == 0u }
            }
        }

    @Test
    fun `calls that only read this phone`() =
        story {
            Phone.open().use { phone ->
                val project = phone.engine.addLink(building.annaLink)
                val calls: List<suspend () -> Unit> =
                    listOf(
                        { phone.engine.projects() },
                        { phone.engine.project(project.id()) },
                        { phone.engine.addLink(building.annaLink) },
                        { phone.engine.tidy() },
                        { project.info() },
                        { project.linkCode() },
                        { project.open(null) },
                    )
                for (call in calls) {
                    launch(start = CoroutineStart.UNDISPATCHED) { runCatching { call() } }.cancelAndJoin()
                    until { phone.engine.runningCalls() == 0u }
                }
                assertEquals(project.id(), phone.engine.projects().single().id)
            }
        }

    @Test
    fun `ten thousand times, and no memory is lost`() =
        story {
            cancelCalls(5_000)
            val before = Memory.now()
            cancelCalls(10_000)
            val after = Memory.now()
            println("10,000 cancelled calls: from $before to $after")
            assertTrue(after.process - before.process < 16_000, "memory of the process: $before, $after")
            assertTrue(after.heap - before.heap < 4_000, "Java's heap: $before, $after")
        }

    private suspend fun CoroutineScope.cancelCalls(times: Int) =
        repeat(times / 50) {
            door.shut = true
            val before = door.asked
            val jobs = List(50) { launchCall() }
            // Each has asked, and waits for the answer.
            until { door.asked >= before + 50 * REQUEST }
            assertEquals(50u, engine.runningCalls())
            jobs.forEach(Job::cancel)
            jobs.joinAll()
            until { engine.runningCalls() == 0u }
            door.shut = false
            assertEquals(1uL, project.latest().version)
        }

    private fun CoroutineScope.launchCall() = launch(start = CoroutineStart.UNDISPATCHED) { project.latest() }

    @Test
    fun `a download really stops, and the next takes up what has arrived`() =
        story {
            PhoneWithProject.open(building.annaLink).use { phone ->
                val before = door.passed
                door.delay = 20
                val job =
                    launch {
                        phone.project.download { progress -> if (progress.bytes > 2_500_000u) currentCoroutineContext().cancel() }
                    }
                job.join()
                assertTrue(job.isCancelled)
                until { phone.engine.runningCalls() == 0u }
                assertFailsWith<InnkeyException.NotInstalled> { phone.project.open(null) }

                door.delay = 0
                val passed = door.passed - before
                val installed = phone.project.download()
                println("cancelled after $passed bytes, then $installed")
                assertTrue(passed < 4_000_000, "$passed bytes came before it stopped")
                assertTrue(installed.bytesReused > 200_000u, "$installed")
            }
        }

    @Test
    fun `whoever stops to watch leaves the transfer alone`() =
        story {
            PhoneWithProject.open(building.annaLink).use { phone ->
                val transfer = phone.project.transfer()
                transfer.progress().first()
                assertEquals(1uL, transfer.finished().version)
            }
        }

    @Test
    fun `a transfer pauses and goes on`() =
        story {
            PhoneWithProject.open(building.annaLink).use { phone ->
                door.delay = 20
                val transfer = phone.project.transfer()
                transfer.progress().first { it.bytes > 0u }
                transfer.pause()
                transfer.progress().first { it.state == TransferState.PAUSED }
                assertFailsWith<InnkeyException.NotInstalled> { phone.project.open(null) }
                door.delay = 0
                transfer.goOn()
                assertEquals(TransferState.ENDED, transfer.progress().toList().last().state)
                assertEquals(1uL, transfer.finished().version)
            }
        }

    @Test
    fun `a transfer that was cancelled says so`() =
        story {
            PhoneWithProject.open(building.annaLink).use { phone ->
                door.delay = 20
                val transfer = phone.project.transfer()
                transfer.cancel()
                val error = assertFailsWith<InnkeyException.Cancelled> { transfer.finished() }
                assertEquals(NextStep.Nothing, error.nextStep())
            }
        }
}

/** A request takes more bytes than this, however much of it was said before. */
private const val REQUEST = 16
