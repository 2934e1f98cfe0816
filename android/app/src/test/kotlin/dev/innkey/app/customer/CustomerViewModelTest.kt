package dev.innkey.app.customer

import androidx.lifecycle.SavedStateHandle
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.Activity
import dev.innkey.ActivityKind
import dev.innkey.Device
import dev.innkey.Party
import dev.innkey.PartyKind
import dev.innkey.ProjectEvent
import dev.innkey.Stay
import dev.innkey.app.customers.FakeBuilding
import dev.innkey.app.customers.Label
import dev.innkey.app.customers.NOON
import dev.innkey.app.customers.Standing
import dev.innkey.app.customers.aCode
import dev.innkey.app.customers.aCustomer
import dev.innkey.app.customers.idOf
import dev.innkey.app.customers.signedIn
import dev.innkey.app.customers.unreachable
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import java.time.Instant
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(AndroidJUnit4::class)
class CustomerViewModelTest {
    private val dispatcher = StandardTestDispatcher()
    private val test = TestScope(dispatcher)
    private val building = FakeBuilding { NOON.plusMillis(dispatcher.scheduler.currentTime) }
    private val until = Instant.parse("2026-08-10T08:00:00Z")
    private val invited = aCustomer("m", code = aCode("7KQ2-M9XR"), stay = Stay(until = until))

    @Before fun setMain() = Dispatchers.setMain(dispatcher)

    @After fun resetMain() = Dispatchers.resetMain()

    private fun TestScope.open(saved: SavedStateHandle = SavedStateHandle()): CustomerViewModel {
        val model =
            CustomerViewModel(
                building.core,
                "p",
                idOf("m"),
                saved,
                lasting = backgroundScope,
                elapsed = { dispatcher.scheduler.currentTime },
                compute = EmptyCoroutineContext,
            )
        backgroundScope.launch { model.live() }
        runCurrent()
        return model
    }

    private fun TestScope.hear(event: ProjectEvent = ProjectEvent.CustomersChanged) {
        building.events.trySend(event)
        runCurrent()
    }

    private fun done(what: String) = building.log.count { it == what }

    @Test
    fun `code and QR are shown, the code not in the QR`() =
        test.runTest {
            building.customers += invited
            val state = open().state.value
            assertEquals("7KQ2-M9XR", state.guest?.code?.text)
            assertFalse(assertNotNull(state.invite).withCode)
            assertEquals(0, done("invitation with code"))
        }

    @Test
    fun `the host may put the code into the QR`() =
        test.runTest {
            building.customers += invited
            val saved = SavedStateHandle()
            val model = open(saved)
            val before = assertNotNull(model.state.value.invite)
            model.putCodeIntoQr(true)
            runCurrent()
            val after = assertNotNull(model.state.value.invite)
            assertTrue(after.withCode)
            assertNotEquals(before.pattern, after.pattern)
            assertTrue(open(saved).state.value.withCode, "after the process died")
        }

    @Test
    fun `when the guest signs in, the screen says so by itself, for a while`() =
        test.runTest {
            building.customers += invited
            val model = open()
            model.enlarge()
            runCurrent()
            assertTrue(model.state.value.large)

            building.devices += Device("d", "Maria’s phone", NOON, NOON, false)
            building.put(building.customers[0].signedIn("Maria"))
            hear()
            val state = model.state.value
            assertEquals(News.SignedIn("Maria", "Maria’s phone"), state.news)
            assertEquals(Label.Name("Maria"), state.guest?.label)
            assertNull(state.guest?.code)
            assertNull(state.invite)
            assertFalse(state.large)
            assertEquals(listOf("Maria’s phone"), state.devices.map { it.name })

            advanceTimeBy(61_000)
            assertNull(model.state.value.news)
        }

    @Test
    fun `who was signed in before is no news`() =
        test.runTest {
            building.customers += invited.signedIn("Maria")
            val model = open()
            hear()
            assertNull(model.state.value.news)
        }

    @Test
    fun `a code that nobody used dies, and its QR goes`() =
        test.runTest {
            building.customers += invited
            val model = open()
            advanceTimeBy(60_500)
            assertNull(model.state.value.guest?.code)
            assertNull(model.state.value.invite)
            assertEquals(Standing.CodeExpired, model.state.value.guest?.standing)
        }

    @Test
    fun `a live code is only replaced after asking`() =
        test.runTest {
            building.customers += invited
            val model = open()
            model.renew()
            runCurrent()
            assertEquals(Asking.Renew, model.state.value.asking)
            assertEquals(0, done("renew"))
            model.renew()
            runCurrent()
            assertNull(model.state.value.asking)
            assertEquals("NEWC-0DE1", model.state.value.guest?.code?.text)
        }

    @Test
    fun `a double tap makes one code`() =
        test.runTest {
            building.customers += aCustomer("m")
            val model = open()
            building.gate = CompletableDeferred()
            model.renew()
            model.renew()
            runCurrent()
            assertTrue(model.state.value.working)
            building.gate?.complete(Unit)
            runCurrent()
            assertEquals(1, done("renew"))
            assertFalse(model.state.value.working)
        }

    @Test
    fun `revoked, there is no code and nothing to share`() =
        test.runTest {
            building.customers += invited
            val model = open()
            model.revoke()
            runCurrent()
            assertNull(model.state.value.guest?.code)
            assertNull(model.state.value.invite)
            model.share(Shape.LINK)
            runCurrent()
            assertEquals(1, done("invitation without code"))
        }

    @Test
    fun `who has a user name can be sent the link without a code`() =
        test.runTest {
            building.customers += aCustomer("m", user = "maria")
            assertNotNull(open().state.value.invite)
        }

    @Test
    fun `a day more`() =
        test.runTest {
            building.customers += invited
            val model = open()
            model.stayADayLonger()
            runCurrent()
            assertEquals(until.plusSeconds(86_400), model.state.value.guest?.until)
        }

    @Test
    fun `what somebody else changed meanwhile is shown, not overwritten, and the next try works`() =
        test.runTest {
            building.customers += invited
            val model = open()
            building.put(invited.copy(revision = 2uL, settings = invited.settings.copy(name = "Maria")))
            model.stayADayLonger()
            runCurrent()
            assertEquals(News.ChangedMeanwhile, model.state.value.news)
            assertEquals(until, model.state.value.guest?.until)
            assertEquals("Maria", assertIs<Label.Code>(model.state.value.guest?.label).name)
            assertFalse(model.state.value.working)

            model.stayADayLonger()
            runCurrent()
            assertEquals(until.plusSeconds(86_400), model.state.value.guest?.until)
            assertNull(model.state.value.news)
        }

    @Test
    fun `removed meanwhile`() =
        test.runTest {
            building.customers += invited
            val model = open()
            assertFalse(model.state.value.removed)
            building.customers.clear()
            hear()
            assertTrue(model.state.value.removed)
        }

    @Test
    fun `a device is signed out, or all`() =
        test.runTest {
            building.customers += invited.signedIn("Maria")
            building.devices += listOf(Device("a", "Phone", NOON, NOON, false), Device("b", "Tablet", NOON, NOON, false))
            val model = open()
            model.ask(Asking.SignOut(model.state.value.devices[0]))
            model.signOut()
            runCurrent()
            assertEquals(listOf("Tablet"), model.state.value.devices.map { it.name })
            model.ask(Asking.SignOutAll)
            model.signOut()
            runCurrent()
            assertEquals(emptyList(), model.state.value.devices)
        }

    @Test
    fun `each way to share`() =
        test.runTest {
            building.customers += invited
            val model = open()
            model.share(Shape.MESSAGE)
            assertEquals(CustomerEffect.ShareText("Hello, INNKEY:LINK"), model.effects.first())
            runCurrent()
            model.share(Shape.LINK)
            assertEquals(CustomerEffect.ShareText("INNKEY:LINK"), model.effects.first())
            runCurrent()
            model.share(Shape.PICTURE)
            val png = assertIs<CustomerEffect.SharePicture>(model.effects.first()).png
            assertEquals("PNG", png.decodeToString(1, 4))
            runCurrent()
            assertEquals(0, done("shared"), "the sheet alone hands nothing over")
            model.noteShared()
            runCurrent()
            assertEquals(1, done("shared"))
        }

    @Test
    fun `to show the QR large is to hand it over, once`() =
        test.runTest {
            building.customers += invited
            val model = open()
            repeat(2) {
                model.enlarge()
                model.shrink()
            }
            runCurrent()
            assertEquals(1, done("shared"))
        }

    @Test
    fun `what happened is read on`() =
        test.runTest {
            building.customers += invited
            building.activities += (1..50).map { anActivity("$it") }
            val model = open()
            assertEquals(20, model.state.value.history?.entries?.size)
            model.moreHistory()
            model.moreHistory()
            runCurrent()
            assertEquals((1..40).map { "$it" }, model.state.value.history?.entries?.map { it.id })
            hear()
            assertEquals(40, model.state.value.history?.entries?.size, "what was read on stays")
        }

    @Test
    fun `when the connection is lost, what was seen stays, and a change that fails is told`() =
        test.runTest {
            building.customers += invited
            val model = open()
            building.failure = unreachable
            hear()
            assertTrue(model.state.value.offline)
            assertNull(model.state.value.problem)
            assertEquals("7KQ2-M9XR", model.state.value.guest?.code?.text)
            model.revoke()
            runCurrent()
            assertNotNull(model.state.value.problem)
            assertFalse(model.state.value.working)
        }

    private fun anActivity(id: String) =
        Activity(
            id = id,
            at = NOON,
            kind = ActivityKind.CODE_ISSUED,
            by = Party(PartyKind.ADMIN, "a", "Anna"),
            about = null,
            device = null,
            network = null,
            changes = emptyList(),
            reason = null,
        )
}
