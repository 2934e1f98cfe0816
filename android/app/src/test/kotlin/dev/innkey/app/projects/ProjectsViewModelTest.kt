package dev.innkey.app.projects

import dev.innkey.InnkeyEngine
import dev.innkey.InnkeyException
import dev.innkey.Latest
import dev.innkey.NextStep
import dev.innkey.NoHandle
import dev.innkey.Project
import dev.innkey.ProjectContent
import dev.innkey.ProjectInfo
import dev.innkey.app.Core
import dev.innkey.app.lock.FakePhone
import dev.innkey.app.project.contentOf
import dev.innkey.app.settings.FakeEngine
import dev.innkey.app.settings.FakeProject
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class ProjectsViewModelTest {
    private val engine = FakeEngine(FakeProject())
    private val lock = FakePhone(Dispatchers.Unconfined).start()
    private val model by lazy { ProjectsViewModel(opened(engine), lock) }
    private val casa = ProjectCard("casa", "Casa", null, downloaded = true, update = false, person = Person.Nobody)

    @Before fun begin() = Dispatchers.setMain(UnconfinedTestDispatcher())

    @After fun end() = Dispatchers.resetMain()

    private fun opened(engine: InnkeyEngine) = Core({ engine }).also { runBlocking { it.engine() } }

    @Test
    fun `a project is removed with its PIN once that is confirmed`() =
        runTest {
            lock.turnOn("casa", "2468")
            model.askToRemove(casa)
            assertEquals(emptyList(), engine.removed)
            model.remove()
            assertEquals(listOf("casa"), engine.removed)
            assertFalse(lock.isOn("casa").value)
        }

    @Test
    fun `what could not be removed keeps its PIN`() =
        runTest {
            lock.turnOn("casa", "2468")
            engine.removing = InnkeyException.Busy(NextStep.Wait(1u), "downloads")
            model.askToRemove(casa)
            model.remove()
            assertNotNull(model.state.value.problem)
            assertTrue(lock.isOn("casa").value)
        }

    @Test
    fun `a damaged project stands among the others, without its picture`() =
        runTest {
            val model = ProjectsViewModel(opened(CasaAndDamaged()), lock)
            model.refresh()
            val state = model.state.value
            assertEquals(listOf("casa" to "/cover", "haus" to null), state.cards?.map { it.id to it.cover })
            assertNull(state.problem)
        }
}

private class CasaAndDamaged : InnkeyEngine(NoHandle) {
    override suspend fun projects() = listOf("casa", "haus").map { ProjectInfo(it, "p", it, emptyList(), 1u, true, null, null) }

    override suspend fun project(id: String): Project =
        object : Project(NoHandle) {
            override suspend fun open(language: String?): ProjectContent =
                if (id == "haus") throw InnkeyException.Damaged(NextStep.Download, "cover.jpg") else contentOf()

            override suspend fun latest() = Latest(1u, upToDate = true, otp = true)
        }
}
