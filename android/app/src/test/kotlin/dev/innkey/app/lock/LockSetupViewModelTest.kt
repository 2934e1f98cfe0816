package dev.innkey.app.lock

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.app.R
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

private const val CASA = "casa"

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(AndroidJUnit4::class)
class LockSetupViewModelTest {
    private val dispatcher = UnconfinedTestDispatcher()
    private val phone = FakePhone(dispatcher)
    private val lock = phone.start()
    private val model by lazy { LockSetupViewModel(lock, CASA) { phone.now.elapsed } }

    @Before
    fun setMain() = Dispatchers.setMain(dispatcher)

    @After
    fun resetMain() = Dispatchers.resetMain()

    @Test
    fun `a PIN is entered twice`() =
        test {
            assertEquals(SetupStage.OFF, model.state.value.stage)
            model.choose()
            model.enter("2468")
            assertEquals(SetupStage.REPEAT, model.state.value.stage)
            assertFalse(lock.isOn(CASA).value)
            model.enter("2468")
            assertEquals(SetupStage.ON, model.state.value.stage)
            assertTrue(lock.isOn(CASA).value)
            assertEquals(Unlocking.Right, lock.unlock(CASA, "2468"))
        }

    @Test
    fun `two that are not the same begin again`() =
        test {
            model.choose()
            model.enter("2468")
            model.enter("2469")
            assertEquals(SetupStage.NEW to Complaint.Different, model.state.value.run { stage to pad.complaint })
            assertFalse(lock.isOn(CASA).value)
        }

    @Test
    fun `changing asks for the present PIN`() =
        test {
            lock.turnOn(CASA, "2468")
            model.change()
            model.enter("1111")
            assertEquals(SetupStage.CURRENT to Complaint.Wrong(4), model.state.value.run { stage to pad.complaint })
            model.enter("2468")
            repeat(2) { model.enter("13579") }
            assertEquals(SetupStage.ON, model.state.value.stage)
            assertEquals(Unlocking.Right, lock.unlock(CASA, "13579"))
        }

    @Test
    fun `turning off asks for the present PIN`() =
        test {
            lock.turnOn(CASA, "2468")
            model.turnOff()
            assertTrue(lock.isOn(CASA).value)
            model.enter("2468")
            assertEquals(SetupStage.OFF, model.state.value.stage)
            assertFalse(lock.isOn(CASA).value)
        }

    @Test
    fun `what was begun can be left`() =
        test {
            lock.turnOn(CASA, "2468")
            model.change()
            model.enter("2468")
            model.enter("1357")
            model.cancel()
            assertEquals(SetupStage.ON, model.state.value.stage)
            assertEquals(Unlocking.Right, lock.unlock(CASA, "2468"))
        }

    @Test
    fun `guessing here makes one wait as well`() =
        test {
            lock.turnOn(CASA, "2468")
            model.turnOff()
            repeat(5) { model.enter("0000") }
            assertEquals(phone.now.elapsed + 30_000, model.state.value.pad.waitUntil)
            model.enter("2468")
            assertTrue(lock.isOn(CASA).value)
        }

    @Test
    fun `a keystore that fails is told, and nothing is on`() =
        test {
            model.choose()
            model.enter("2468")
            phone.secrets.fails = true
            model.enter("2468")
            assertEquals(R.string.problem_secrets, model.state.value.problem?.what)
            assertFalse(lock.isOn(CASA).value)
        }

    @Test
    fun `the switch for the finger is kept`() =
        test {
            lock.turnOn(CASA, "2468")
            model.setBiometrics(true)
            assertTrue(model.state.value.biometrics && phone.start().biometrics(CASA).value)
        }

    private fun LockSetupViewModel.enter(pin: String) {
        for (digit in pin) type(digit.digitToInt())
        submit()
    }

    private fun test(body: suspend TestScope.() -> Unit) = runTest(dispatcher, testBody = body)
}
