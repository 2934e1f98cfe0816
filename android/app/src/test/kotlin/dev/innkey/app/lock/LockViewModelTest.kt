package dev.innkey.app.lock

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.Project
import dev.innkey.ProjectInfo
import dev.innkey.app.Core
import dev.innkey.app.R
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
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
import kotlin.test.assertNull
import kotlin.test.assertTrue

private const val CASA = "casa"

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(AndroidJUnit4::class)
class LockViewModelTest {
    private val dispatcher = UnconfinedTestDispatcher()
    private val phone = FakePhone(dispatcher)
    private val engine = OneProject()

    @Before
    fun setMain() = Dispatchers.setMain(dispatcher)

    @After
    fun resetMain() = Dispatchers.resetMain()

    @Test
    fun `the right PIN opens the project`() =
        test {
            val lock = locked()
            val model = model(lock)
            model.enter("2468")
            assertFalse(lock.isLocked(CASA).value)
            assertEquals(emptyPad, model.state.value.pad)
        }

    @Test
    fun `a wrong PIN is told, until the next digit`() =
        test {
            val model = model(locked())
            model.enter("1111")
            assertEquals(emptyPad.copy(complaint = Complaint.Wrong(4)), model.state.value.pad)
            model.type(2)
            assertEquals(emptyPad.copy(typed = 1), model.state.value.pad)
        }

    @Test
    fun `less than four digits are no PIN, more than eight are not taken`() =
        test {
            val model = model(locked())
            model.enter("246")
            assertEquals(3, model.state.value.pad.typed)
            repeat(9) { model.type(1) }
            assertEquals(8, model.state.value.pad.typed)
            repeat(12) { model.erase() }
            assertEquals(0, model.state.value.pad.typed)
        }

    @Test
    fun `the wait is told, also by a screen that is opened later`() =
        test {
            val lock = locked()
            repeat(5) { lock.unlock(CASA, "0000") }
            assertEquals(phone.now.elapsed + 30_000, model(lock).state.value.pad.waitUntil)
        }

    @Test
    fun `a keystore that fails is told`() =
        test {
            val model = model(locked())
            phone.secrets.fails = true
            model.enter("2468")
            assertEquals(R.string.problem_secrets, model.state.value.problem?.what)
            phone.secrets.fails = false
            model.enter("2468")
            assertNull(model.state.value.problem)
        }

    @Test
    fun `a finger opens it where the phone and the person want it`() =
        test {
            val lock = locked()
            assertFalse(model(lock).state.value.biometrics)
            lock.setBiometrics(CASA, true)
            assertFalse(model(lock, sensor = false).state.value.biometrics)
            val model = model(lock)
            assertTrue(model.state.value.biometrics)
            model.recognised()
            assertFalse(lock.isLocked(CASA).value)
        }

    @Test
    fun `who forgot the PIN loses the project and nothing else`() =
        test {
            val model = model(locked())
            model.askToForget()
            assertTrue(model.state.value.forgetting)
            model.keep()
            assertFalse(model.state.value.forgetting)
            assertEquals(emptyList(), engine.removed)
            model.forget()
            model.forgotten.first()
            assertEquals(listOf(CASA), engine.removed)
            assertFalse(phone.start().isOn(CASA).value)
        }

    @Test
    fun `a project that cannot be removed stays locked`() =
        test {
            val lock = locked()
            val model = model(lock)
            engine.busy = true
            model.forget()
            val state = model.state.first { it.problem != null && !it.removing }
            assertEquals(R.string.problem_busy, state.problem?.what)
            assertTrue(lock.isLocked(CASA).value)
        }

    @Test
    fun `the project's name is on the door`() = test { assertEquals("Casa Limone", model(locked()).state.first { it.name != null }.name) }

    private suspend fun locked(): AppLock {
        phone.start().turnOn(CASA, "2468")
        return phone.start()
    }

    private fun model(
        lock: AppLock,
        sensor: Boolean = true,
    ) = LockViewModel(Core { engine }, lock, CASA, sensor) { phone.now.elapsed }

    private fun LockViewModel.enter(pin: String) {
        for (digit in pin) type(digit.digitToInt())
        submit()
    }

    private fun test(body: suspend TestScope.() -> Unit) = runTest(dispatcher, testBody = body)
}

private class OneProject : InnkeyEngine(NoHandle) {
    val removed = mutableListOf<String>()
    var busy = false

    override suspend fun project(id: String): Project =
        object : Project(NoHandle) {
            override suspend fun info() = ProjectInfo(id, "p", "Casa Limone", emptyList(), 1u, true, null, null)
        }

    override suspend fun remove(id: String) {
        if (busy) throw InnkeyException.Busy(NextStep.TryAgain, "")
        removed += id
    }
}
