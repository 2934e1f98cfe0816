package dev.innkey.app.project

import androidx.lifecycle.SavedStateHandle
import dev.innkey.FunctionIcon
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.ProjectEvent
import dev.innkey.Refusal
import dev.innkey.Stay
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.time.ZoneId
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class ProjectViewModelTest {
    private val project = FakeProject()
    private val saved = SavedStateHandle()
    private val model by lazy { ProjectViewModel(project.core, "p", saved) }

    @Before fun main() = Dispatchers.setMain(UnconfinedTestDispatcher())

    @After fun noMain() = Dispatchers.resetMain()

    private val state get() = model.state.value
    private val inside get() = assertIs<Stage.Inside>(state.stage)

    /** The screen comes to the front; gives where it leads to by itself. */
    private fun TestScope.open(): Channel<ProjectEffect> {
        val effects = Channel<ProjectEffect>(Channel.UNLIMITED)
        backgroundScope.launch { model.effects.collect { effects.send(it) } }
        model.listen()
        model.show("en")
        return effects
    }

    private fun Channel<ProjectEffect>.all() = generateSequence { tryReceive().getOrNull() }.toList()

    @Test fun `shows what is on the phone`() =
        runTest(UnconfinedTestDispatcher()) {
            assertEquals(emptyList(), open().all())
            assertEquals("Casa Limone", state.name)
            assertEquals(listOf("flat", "house"), inside.functions.map { it.id })
            assertEquals("flat" to "living", state.function to state.page)
            val tiles = inside.functions[1].pages.single().tiles
            val shown =
                listOf(
                    Shows.Switch(true),
                    Shows.Dimmer(60),
                    Shows.Shutter(100),
                    Shows.Scene,
                    Shows.Thermostat(21f, null),
                    Shows.Label("Hello"),
                    Shows.Image("/image"),
                    Shows.Camera(null),
                )
            assertEquals(shown, tiles.map { it.shows })
            assertEquals(listOf("o0"), tiles.filter { it.pin }.map { it.id })
        }

    @Test fun `each function has an icon of its own`() {
        assertEquals(FunctionIcon.entries.size, FunctionIcon.entries.map { it.drawable() }.distinct().size)
    }

    @Test fun `what is not downloaded yet leads to the download`() =
        runTest(UnconfinedTestDispatcher()) {
            project.content = null
            assertEquals(listOf(ProjectEffect.Download(first = true)), open().all())
        }

    @Test fun `before the sign-in the door is shut, and the popup comes once by itself`() =
        runTest(UnconfinedTestDispatcher()) {
            project.account = null
            val effects = open()
            assertEquals(Stage.Door("/cover", why = null), state.stage)
            assertEquals(listOf(ProjectEffect.SignIn(why = null)), effects.all())
            model.show("en")
            assertEquals(emptyList(), effects.all())
        }

    @Test fun `after a sign-in what the rights add is fetched`() =
        runTest(UnconfinedTestDispatcher()) {
            project.account = null
            val effects = open()
            effects.all()
            project.account = maria
            project.upToDate = false
            model.show("en")
            inside
            assertEquals(listOf(ProjectEffect.Download(first = false)), effects.all())
            model.show("en")
            assertEquals(emptyList(), effects.all())
        }

    @Test fun `after a sign-in that adds nothing one is inside`() =
        runTest(UnconfinedTestDispatcher()) {
            project.account = null
            val effects = open()
            effects.all()
            project.account = maria
            model.show("en")
            inside
            assertEquals(emptyList(), effects.all())
        }

    @Test fun `something newer is offered, and no longer once it is here`() =
        runTest(UnconfinedTestDispatcher()) {
            val effects = open()
            assertFalse(state.update)
            project.upToDate = false
            project.heard.send(ProjectEvent.ProjectChanged)
            assertTrue(state.update)
            assertEquals(emptyList(), effects.all())
            project.content = contentOf("living", version = 2u)
            project.serverFails = offline
            model.show("en")
            assertFalse(state.update)
        }

    @Test fun `without a server one sees what was downloaded, until it answers`() =
        runTest(UnconfinedTestDispatcher()) {
            project.serverFails = offline
            open()
            inside
            assertTrue(state.offline)
            assertNull(state.problem)
            project.serverFails = null
            project.heard.send(ProjectEvent.Online)
            assertFalse(state.offline)
            project.heard.send(ProjectEvent.Offline)
            assertTrue(state.offline)
        }

    @Test fun `the host signs the phone out`() =
        runTest(UnconfinedTestDispatcher()) {
            val effects = open()
            project.account = null
            project.heard.send(ProjectEvent.Ended(Refusal.SESSION_ENDED))
            assertEquals(Stage.Door("/cover", Farewell.SIGNED_OUT), state.stage)
            assertEquals(listOf(ProjectEffect.SignIn(Farewell.SIGNED_OUT)), effects.all())
            model.show("en")
            assertEquals(Stage.Door("/cover", Farewell.SIGNED_OUT), state.stage)
            assertEquals(emptyList(), effects.all())
        }

    @Test fun `a switched-off access is shut until the server lets in again`() =
        runTest(UnconfinedTestDispatcher()) {
            val effects = open()
            project.serverFails = refused(Refusal.ACCOUNT_DISABLED)
            project.heard.send(ProjectEvent.Ended(Refusal.ACCOUNT_DISABLED))
            model.show("en")
            assertEquals(Stage.Door("/cover", Farewell.SWITCHED_OFF), state.stage)
            assertEquals(listOf(ProjectEffect.SignIn(Farewell.SWITCHED_OFF)), effects.all())
            project.serverFails = null
            model.show("en")
            inside
        }

    @Test fun `what the stay's end took away is not fetched again`() =
        runTest(UnconfinedTestDispatcher()) {
            val effects = open()
            project.content = null
            project.serverFails = refused(Refusal.STAY_ENDED)
            project.heard.send(ProjectEvent.Ended(Refusal.STAY_ENDED))
            model.show("en")
            assertEquals(Stage.Door(null, Farewell.STAY_OVER), state.stage)
            assertEquals(listOf(ProjectEffect.SignIn(Farewell.STAY_OVER)), effects.all())
            project.serverFails = null
            model.show("en")
            assertEquals(listOf(ProjectEffect.Download(first = true)), effects.all())
        }

    @Test fun `a stay that is over by the phone's own reckoning`() =
        runTest(UnconfinedTestDispatcher()) {
            project.openFails = InnkeyException.StayEnded(Stay(until = now), NextStep.AskHost, "")
            assertEquals(listOf(ProjectEffect.SignIn(Farewell.STAY_OVER)), open().all())
            assertEquals(Stage.Door(null, Farewell.STAY_OVER), state.stage)
        }

    @Test fun `a session that the keystore has lost is forgotten`() =
        runTest(UnconfinedTestDispatcher()) {
            project.serverFails = notSignedIn
            assertEquals(listOf(ProjectEffect.SignIn(Farewell.SIGNED_OUT)), open().all())
            assertEquals(1, project.signedOut)
        }

    @Test fun `what is seen stays when something fails`() =
        runTest(UnconfinedTestDispatcher()) {
            open()
            project.openFails = InnkeyException.Storage(NextStep.TryAgain, "")
            model.show("en")
            inside
            assertNotNull(state.problem)
        }

    @Test fun `what cannot be opened says so`() =
        runTest(UnconfinedTestDispatcher()) {
            project.openFails = InnkeyException.Damaged(NextStep.Download, "")
            open()
            assertIs<Stage.Failed>(state.stage)
        }

    @Test fun `the chosen page is there again after the process died`() =
        runTest(UnconfinedTestDispatcher()) {
            open()
            model.choose(inside.functions[0].pages[1])
            model.choose(inside.functions[1])
            assertEquals("house" to "all", state.function to state.page)
            val again = ProjectViewModel(project.core, "p", SavedStateHandle(saved.keys().associateWith { saved.get<Any>(it) }))
            again.show("en")
            assertEquals("house" to "all", again.state.value.run { function to page })
            again.choose(inside.functions[0])
            assertEquals("flat" to "bedroom", again.state.value.run { function to page })
        }

    @Test fun `a chosen page that is gone gives way to the first`() =
        runTest(UnconfinedTestDispatcher()) {
            open()
            model.choose(inside.functions[0].pages[1])
            project.content = contentOf("kitchen", version = 2u)
            model.show("en")
            assertEquals("flat" to "kitchen", state.function to state.page)
        }

    @Test fun `a stay that has not begun says when it does`() =
        runTest(UnconfinedTestDispatcher()) {
            val from = now.plusSeconds(3600)
            project.account = maria.copy(stay = Stay(from = from))
            open()
            assertEquals(from to ZoneId.of("Europe/Rome"), assertNotNull(state.begins).run { at to zone })
            project.account = maria.copy(stay = Stay(from = now))
            project.heard.send(ProjectEvent.AccountChanged)
            assertNull(state.begins)
        }
}
