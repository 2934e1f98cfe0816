package dev.innkey.app.customers

import androidx.lifecycle.SavedStateHandle
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.ProjectEvent
import dev.innkey.Refusal
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
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
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(AndroidJUnit4::class)
class CustomersViewModelTest {
    private val dispatcher = StandardTestDispatcher()
    private val test = TestScope(dispatcher)
    private val building = FakeBuilding { NOON.plusMillis(dispatcher.scheduler.currentTime) }
    private val saved = SavedStateHandle()

    @Before fun setMain() = Dispatchers.setMain(dispatcher)

    @After fun resetMain() = Dispatchers.resetMain()

    private val maria = aCustomer("m", code = aCode("7KQ2-M9XR"))
    private val luca = aCustomer("l", name = "Luca", signedInAt = NOON, devices = 1)

    private fun TestScope.open(): CustomersViewModel {
        val model =
            CustomersViewModel(
                building.core,
                "p",
                saved,
                lasting = backgroundScope,
                elapsed = { dispatcher.scheduler.currentTime },
                compute = EmptyCoroutineContext,
            )
        backgroundScope.launch { model.live() }
        runCurrent()
        return model
    }

    /** What the tests call those in the list. */
    private fun CustomersViewModel.ids() = state.value.rows?.map { names.getValue(it.id) }

    private val names = (listOf("m", "l") + (1..600).map { "$it" }).associateBy(::idOf)

    private fun CustomersViewModel.label(id: String) = assertNotNull(state.value.rows).first { it.id == idOf(id) }.label

    private fun TestScope.hear(event: ProjectEvent) {
        building.events.trySend(event)
        runCurrent()
    }

    private fun many(count: Int) = building.customers.addAll((1..count).map { aCustomer("$it", "Guest $it") })

    @Test
    fun `a new customer is labelled by the code, and by name as soon as the guest has signed in`() =
        test.runTest {
            building.customers += listOf(maria, luca)
            val model = open()
            assertEquals("7KQ2-M9XR", assertIs<Label.Code>(model.label("m")).code)
            assertEquals(Label.Name("Luca"), model.label("l"))

            building.put(maria.signedIn("Maria"))
            hear(ProjectEvent.CustomersChanged)
            assertEquals(Label.Name("Maria"), model.label("m"))
            assertIs<Standing.Active>(assertNotNull(model.state.value.rows)[0].standing)
        }

    @Test
    fun `a code dies by itself when its time is up`() =
        test.runTest {
            building.customers += maria
            val model = open()
            advanceTimeBy(59_000)
            assertIs<Label.Code>(model.label("m"))
            advanceTimeBy(1_500)
            assertIs<Label.Invited>(model.label("m"))
            assertEquals(Standing.CodeExpired, assertNotNull(model.state.value.rows)[0].standing)
        }

    @Test
    fun `it is read page by page`() =
        test.runTest {
            many(250)
            val model = open()
            assertEquals(100, model.ids()?.size)
            assertEquals(250, model.state.value.total)
            model.more()
            model.more()
            runCurrent()
            assertEquals(200, model.ids()?.size)
            model.more()
            runCurrent()
            assertEquals((1..250).map { "$it" }, model.ids())
            assertFalse(model.state.value.more)
            val asked = building.log.size
            model.more()
            runCurrent()
            assertEquals(asked, building.log.size)
        }

    @Test
    fun `what changes far below is seen too, and the place in the list is found again`() =
        test.runTest {
            many(600)
            val model = open()
            repeat(5) {
                model.more()
                runCurrent()
            }
            building.put(aCustomer("560", "Renamed", signedInAt = NOON, devices = 1))
            hear(ProjectEvent.CustomersChanged)
            assertEquals(Label.Name("Renamed"), model.label("560"))
            assertEquals(600, open().ids()?.size, "after the process died")
        }

    @Test
    fun `it is searched for what was typed last, once`() =
        test.runTest {
            many(30)
            val model = open()
            building.log.clear()
            for (text in listOf("G", "Gu", "Guest 2", "guest 21 ")) {
                model.look(text)
                advanceTimeBy(100)
            }
            advanceTimeBy(300)
            assertEquals(listOf("page guest 21// after 0 at most 100"), building.log)
            assertEquals(listOf("21"), model.ids())
            assertEquals("guest 21 ", open().state.value.search.text, "after the process died")
        }

    @Test
    fun `filters are asked of the server`() =
        test.runTest {
            val model = open()
            model.filter(StayChoice.COMING)
            model.filter("suite")
            advanceTimeBy(300)
            assertEquals("page /COMING/suite after 0 at most 100", building.log.last())
            assertEquals(Search("", StayChoice.COMING, "suite"), open().state.value.search, "after the process died")
        }

    @Test
    fun `an answer to an older search is thrown away`() =
        test.runTest {
            many(3)
            val model = open()
            building.gate = CompletableDeferred()
            hear(ProjectEvent.CustomersChanged)
            model.look("Guest 3")
            advanceTimeBy(300)
            building.gate?.complete(Unit)
            runCurrent()
            assertEquals(listOf("3"), model.ids())
        }

    @Test
    fun `who is removed is gone from the list, and on the server only when the offer to undo is`() =
        test.runTest {
            building.customers += listOf(maria, luca)
            val model = open()
            model.remove(assertNotNull(model.state.value.rows)[0])
            runCurrent()
            assertEquals(listOf("l"), model.ids())
            assertEquals(1, model.state.value.total)
            assertEquals(2, building.customers.size)

            hear(ProjectEvent.CustomersChanged)
            assertEquals(listOf("l"), model.ids(), "a change elsewhere does not bring the customer back")

            model.carryOut()
            model.carryOut()
            runCurrent()
            assertEquals(listOf(luca), building.customers.toList())
            assertEquals(1, building.log.count { it == "remove ${idOf("m")}" })
            assertNull(model.state.value.removed)
        }

    @Test
    fun `undone, nothing was ever removed`() =
        test.runTest {
            building.customers += listOf(maria, luca)
            val model = open()
            model.remove(assertNotNull(model.state.value.rows)[0])
            model.undo()
            model.carryOut()
            runCurrent()
            assertEquals(listOf("m", "l"), model.ids())
            assertEquals(0, building.log.count { it.startsWith("remove") })
        }

    @Test
    fun `a second removal carries out the first`() =
        test.runTest {
            building.customers += listOf(maria, luca)
            val model = open()
            val (first, second) = assertNotNull(model.state.value.rows)
            model.remove(first)
            model.remove(second)
            runCurrent()
            assertEquals(listOf(luca), building.customers.toList())
            model.undo()
            assertEquals(listOf("l"), model.ids())
        }

    @Test
    fun `a removal that fails is told, and the customer is back`() =
        test.runTest {
            building.customers += listOf(maria, luca)
            val model = open()
            model.remove(assertNotNull(model.state.value.rows)[0])
            building.failure = refused(Refusal.INTERNAL)
            model.carryOut()
            runCurrent()
            assertEquals(listOf("m", "l"), model.ids())
            assertNotNull(model.state.value.problem)
        }

    @Test
    fun `without a connection at first there is a problem, and trying again helps`() =
        test.runTest {
            building.customers += maria
            building.failure = unreachable
            val model = open()
            assertNotNull(model.state.value.problem)
            assertNull(model.state.value.rows)
            building.failure = null
            model.refresh()
            assertTrue(model.state.value.refreshing)
            runCurrent()
            assertFalse(model.state.value.refreshing)
            assertNull(model.state.value.problem)
            assertEquals(listOf("m"), model.ids())
        }

    @Test
    fun `when the connection is lost, what was seen stays`() =
        test.runTest {
            building.customers += maria
            val model = open()
            hear(ProjectEvent.Offline)
            assertTrue(model.state.value.offline)
            assertEquals(listOf("m"), model.ids())
            hear(ProjectEvent.Online)
            assertFalse(model.state.value.offline)

            building.failure = unreachable
            model.refresh()
            runCurrent()
            assertTrue(model.state.value.offline)
            assertNull(model.state.value.problem)
            assertFalse(model.state.value.refreshing)
        }

    @Test
    fun `it is known when one-time codes are switched off`() =
        test.runTest {
            val model = open()
            assertTrue(model.state.value.otp)
            building.otp = false
            hear(ProjectEvent.ProjectChanged)
            assertFalse(model.state.value.otp)
        }
}
