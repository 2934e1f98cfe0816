package dev.innkey.app.about

import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.app.Core
import dev.innkey.app.R
import dev.innkey.app.phone.Storage
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceUntilIdle
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNull

@OptIn(ExperimentalCoroutinesApi::class)
class AboutViewModelTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val dispatcher = StandardTestDispatcher()
    private val engine = FakeEngine()

    @Before
    fun setMain() = Dispatchers.setMain(dispatcher)

    @After
    fun resetMain() = Dispatchers.resetMain()

    @Test
    fun `tells versions and what is kept`() =
        runTest(dispatcher) {
            write("a/pack", 1000)
            write("b", 24)
            val model = model()
            assertNull(model.state.value.core)
            assertNull(model.state.value.bytes)
            settle()
            assertEquals(AboutUiState("1.2", "9.9", 1024, tidying = null, problem = null), model.state.value)
        }

    @Test
    fun `tidying tells what it freed`() =
        runTest(dispatcher) {
            write("old", 300)
            write("new", 50)
            engine.onTidy = { File(folder.root, "old").delete() }
            val model = model()
            settle()
            model.tidy()
            settle()
            assertEquals(Tidying.Done(300), model.state.value.tidying)
            assertEquals(50, model.state.value.bytes)
        }

    @Test
    fun `a double tap tidies once`() =
        runTest(dispatcher) {
            val going = CompletableDeferred<Unit>()
            engine.onTidy = { going.await() }
            val model = model()
            settle()
            model.tidy()
            model.tidy()
            settle()
            assertEquals(Tidying.Running, model.state.value.tidying)
            going.complete(Unit)
            settle()
            assertEquals(Tidying.Done(0), model.state.value.tidying)
            assertEquals(1, engine.tidied)
        }

    @Test
    fun `tidying that fails can be tried again`() =
        runTest(dispatcher) {
            engine.onTidy = { throw InnkeyException.Storage(NextStep.TryAgain, "") }
            val model = model()
            settle()
            model.tidy()
            settle()
            assertNull(model.state.value.tidying)
            assertEquals(R.string.problem_storage, model.state.value.problem?.what)
            engine.onTidy = {}
            model.tidy()
            settle()
            assertNull(model.state.value.problem)
            assertEquals(Tidying.Done(0), model.state.value.tidying)
        }

    @Test
    fun `a core that does not open is told, and what is kept all the same`() =
        runTest(dispatcher) {
            write("a", 7)
            var broken = true
            val core = Core { if (broken) throw InnkeyException.Storage(NextStep.TryAgain, "") else engine }
            val model = AboutViewModel(core, storage(), "1.2") { "9.9" }
            settle()
            assertEquals(R.string.problem_storage, model.state.value.problem?.what)
            assertEquals(7, model.state.value.bytes)
            broken = false
            model.load()
            settle()
            assertNull(model.state.value.problem)
            assertEquals("9.9", model.state.value.core)
        }

    private fun model() = AboutViewModel(Core { engine }, storage(), "1.2") { "9.9" }

    private fun storage() = Storage(listOf(folder.root, File(folder.root, "not there")), dispatcher)

    private fun write(
        path: String,
        bytes: Int,
    ) = File(folder.root, path).apply { parentFile!!.mkdirs() }.writeBytes(ByteArray(bytes))

    /** The core is opened on a thread of its own. */
    private fun TestScope.settle() {
        repeat(SETTLING) {
            advanceUntilIdle()
            Thread.sleep(1)
        }
    }
}

private const val SETTLING = 50

private class FakeEngine : InnkeyEngine(NoHandle) {
    var tidied = 0
    var onTidy: suspend () -> Unit = {}

    override suspend fun tidy() {
        tidied++
        onTidy()
    }
}
