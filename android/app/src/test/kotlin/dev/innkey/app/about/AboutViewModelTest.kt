package dev.innkey.app.about

import androidx.test.ext.junit.runners.AndroidJUnit4
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
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNull

@RunWith(AndroidJUnit4::class)
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
            assertEquals(AboutUiState("1.2", "9.9", 1024, tidying = null, problem = null), model.await { it.bytes != null })
        }

    @Test
    fun `tidying tells what it freed`() =
        runTest(dispatcher) {
            write("old", 300)
            write("new", 50)
            engine.onTidy = { File(folder.root, "old").delete() }
            val model = model()
            model.await { it.bytes != null }
            model.tidy()
            assertEquals(Tidying.Done(300), model.await { it.tidying is Tidying.Done }.tidying)
            assertEquals(50, model.state.value.bytes)
        }

    @Test
    fun `a double tap tidies once`() =
        runTest(dispatcher) {
            val going = CompletableDeferred<Unit>()
            engine.onTidy = { going.await() }
            val model = model()
            model.await { it.bytes != null }
            model.tidy()
            model.tidy()
            assertEquals(Tidying.Running, model.state.value.tidying)
            going.complete(Unit)
            model.await { it.tidying == Tidying.Done(0) }
            assertEquals(1, engine.tidied)
        }

    @Test
    fun `tidying that fails can be tried again`() =
        runTest(dispatcher) {
            engine.onTidy = { throw InnkeyException.Storage(NextStep.TryAgain, "") }
            val model = model()
            model.await { it.bytes != null }
            model.tidy()
            assertEquals(R.string.problem_storage, model.await { it.tidying == null }.problem?.what)
            engine.onTidy = {}
            model.tidy()
            assertNull(model.await { it.tidying == Tidying.Done(0) }.problem)
        }

    @Test
    fun `a core that does not open is told, and what is kept all the same`() =
        runTest(dispatcher) {
            write("a", 7)
            var broken = true
            val core = Core { if (broken) throw InnkeyException.Storage(NextStep.TryAgain, "") else engine }
            val model = AboutViewModel(core, storage(), "1.2") { "9.9" }
            assertEquals(R.string.problem_storage, model.await { it.bytes == 7L }.problem?.what)
            broken = false
            model.load()
            assertNull(model.await { it.core == "9.9" }.problem)
        }

    private fun model() = AboutViewModel(Core { engine }, storage(), "1.2") { "9.9" }

    private fun storage() = Storage(listOf(folder.root, File(folder.root, "not there")), dispatcher)

    private fun write(
        path: String,
        bytes: Int,
    ) = File(folder.root, path).apply { parentFile!!.mkdirs() }.writeBytes(ByteArray(bytes))

    private suspend fun AboutViewModel.await(wanted: (AboutUiState) -> Boolean): AboutUiState = state.first(wanted)
}

private class FakeEngine : InnkeyEngine(NoHandle) {
    var tidied = 0
    var onTidy: suspend () -> Unit = {}

    override suspend fun tidy() {
        tidied++
        onTidy()
    }
}
