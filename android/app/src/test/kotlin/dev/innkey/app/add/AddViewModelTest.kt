package dev.innkey.app.add

import androidx.lifecycle.SavedStateHandle
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.app.Core
import dev.innkey.app.R
import dev.innkey.app.navigation.Route
import dev.innkey.app.phone.CameraFailure
import dev.innkey.app.phone.CameraState
import dev.innkey.app.phone.Frame
import dev.innkey.app.problem.Step
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class AddViewModelTest {
    private val engine = FakeEngine()
    private val core = Core { engine }
    private val camera = FakeCamera()
    private val network = FakeNetwork()
    private val picture = CompletableDeferred<Frame?>()
    private val main = UnconfinedTestDispatcher()
    private val effects = mutableListOf<AddEffect>()

    @Before fun main() {
        Dispatchers.setMain(main)
        // The core is opened on another thread: once it is, nothing here waits.
        runBlocking { core.engine() }
    }

    @After fun noMain() = Dispatchers.resetMain()

    private fun test(work: suspend TestScope.() -> Unit) = runTest(main) { work() }

    private fun TestScope.model(
        route: Route.Add = Route.Add(),
        kept: SavedStateHandle = SavedStateHandle(),
        camera: FakeCamera = this@AddViewModelTest.camera,
    ): AddViewModel {
        val scanner = Scanner(camera, { picture.await() })
        val model = AddViewModel(core, scanner, network, kept, route, main)
        backgroundScope.launch { model.effects.collect { effects += it } }
        return model
    }

    private fun TestScope.scanning(
        model: AddViewModel = model(),
        work: TestScope.(AddViewModel) -> Unit,
    ) {
        model.permission(granted = true, refusedBefore = false)
        look(model)
        work(model)
    }

    private fun TestScope.look(model: AddViewModel): Job = backgroundScope.launch { model.look(MutableStateFlow(null)) }

    private val AddViewModel.live get() = assertIs<Viewfinder.Live>(state.value.viewfinder)
    private val AddViewModel.found get() = assertNotNull(state.value.found)

    @Test fun `a link before the camera is found, shown and added`() =
        test {
            scanning { model ->
                assertTrue(model.live.running)
                camera.see(CASA)
                assertEquals(listOf<AddEffect>(AddEffect.Hit), effects)
                assertTrue(assertNotNull(model.live.marks).good)
                assertFalse(camera.running)
                advanceTimeBy(1_000)
                val found = model.found
                assertEquals("Casa Limone", found.projects.single().name)
                assertEquals(listOf("192.168.1.20:8443", "casa.example.org:443"), found.addresses)
                assertEquals(FoundTrust.Link, found.trust)
                assertTrue(found.download && found.code && found.ready)
                assertEquals(emptyList(), engine.added)
                model.add()
                model.add()
                assertEquals(listOf(CASA), engine.added)
                assertEquals(AddEffect.Open("local"), effects.last())
                assertEquals(2, effects.size)
            }
        }

    @Test fun `a public link says so, and that it cannot be downloaded yet`() =
        test {
            val found = model(Route.Add(link = HAUS)).found
            assertEquals(FoundTrust.Public, found.trust)
            assertFalse(found.download || found.code)
        }

    @Test fun `another code is named for a while, and the search goes on`() =
        test {
            scanning { model ->
                camera.see("https://example.org")
                assertEquals(ScanNotice.FOREIGN, model.live.notice)
                assertFalse(assertNotNull(model.live.marks).good)
                camera.see(null)
                assertNull(model.live.marks)
                assertEquals(ScanNotice.FOREIGN, model.live.notice)
                advanceTimeBy(3_000)
                assertNull(model.live.notice)
                assertTrue(camera.running)
                camera.see(CASA)
                advanceTimeBy(1_000)
                assertNotNull(model.state.value.found)
            }
        }

    @Test fun `a damaged code is named as such`() =
        test {
            scanning { model ->
                camera.see(CASA.dropLast(1))
                assertEquals(ScanNotice.DAMAGED, model.live.notice)
                assertNull(model.state.value.found)
            }
        }

    @Test fun `what was not wanted is not found again before something else was seen`() =
        test {
            scanning { model ->
                camera.see(CASA)
                advanceTimeBy(1_000)
                model.dismiss()
                look(model)
                camera.see(CASA)
                advanceTimeBy(1_000)
                assertNull(model.state.value.found)
                assertNull(model.live.notice)
                camera.see(null)
                camera.see(CASA)
                advanceTimeBy(1_000)
                assertNotNull(model.state.value.found)
            }
        }

    @Test fun `a camera that fails says why, and can be tried again`() =
        test {
            scanning { model ->
                camera.say(CameraState.Failed(CameraFailure.IN_USE))
                assertEquals(Viewfinder.Failed(CameraFailure.IN_USE), model.state.value.viewfinder)
                model.retryCamera()
                look(model)
                assertTrue(model.live.running)
                camera.say(CameraState.Failed(CameraFailure.NOT_ALLOWED))
                assertEquals(Viewfinder.Asking, model.state.value.viewfinder)
            }
        }

    @Test fun `who comes back from the app that had the camera, need not try again`() =
        test {
            scanning { model ->
                camera.say(CameraState.Failed(CameraFailure.IN_USE))
                model.permission(granted = true, refusedBefore = false)
                look(model)
                assertTrue(model.live.running)
            }
        }

    @Test fun `light and zoom are as far as the camera can, and the light goes out with it`() =
        test {
            val model = model()
            model.permission(granted = true, refusedBefore = false)
            val looking = look(model)
            model.torch(true)
            model.zoom(9f)
            assertEquals(4f, camera.control.value.zoom)
            assertTrue(camera.control.value.torch && model.live.torch)
            model.zoom(0.2f)
            assertEquals(1f, model.live.zoom)
            looking.cancel()
            runCurrent()
            assertFalse(camera.control.value.torch || model.live.torch || model.live.running)
        }

    @Test fun `the camera is asked for with a reason, and a no is taken`() =
        test {
            val model = model()
            assertEquals(Viewfinder.Unknown, model.state.value.viewfinder)
            model.permission(granted = false, refusedBefore = false)
            assertEquals(Viewfinder.Asking, model.state.value.viewfinder)
            model.answered(granted = false, mayAskAgain = true)
            assertEquals(Viewfinder.Refused, model.state.value.viewfinder)
            model.answered(granted = false, mayAskAgain = false)
            model.permission(granted = false, refusedBefore = false)
            assertEquals(Viewfinder.RefusedForGood, model.state.value.viewfinder)
            // Allowed in the settings meanwhile.
            model.permission(granted = true, refusedBefore = false)
            assertIs<Viewfinder.Live>(model.state.value.viewfinder)
            // And taken away there.
            model.permission(granted = false, refusedBefore = true)
            assertEquals(Viewfinder.Refused, model.state.value.viewfinder)
        }

    @Test fun `nobody is asked for a camera that is not there`() =
        test {
            val model = model(camera = FakeCamera(exists = false))
            model.permission(granted = false, refusedBefore = false)
            assertEquals(Viewfinder.Failed(CameraFailure.NONE), model.state.value.viewfinder)
        }

    @Test fun `a link in a message, typed, pasted or handed over`() =
        test {
            val message = "Open this link:\n$CASA\nEnjoy your stay!"
            model().run {
                paste(message)
                add()
                assertEquals(listOf(CASA), engine.added)
            }
            model().run {
                type(CASA.lowercase())
                assertNull(state.value.found)
                openTyped()
                assertTrue(found.code)
            }
            model(Route.Add(link = message)).run {
                assertTrue(state.value.handedOver)
                assertEquals("Casa Limone", found.projects.single().name)
            }
        }

    @Test fun `a text without a link, and a link that is cut, are refused in words and stay to be mended`() =
        test {
            val model = model(Route.Add(link = "See you on Friday"))
            assertEquals(Way.LINK, model.state.value.way)
            assertEquals(LinkState("See you on Friday", noLink), model.state.value.link)
            model.paste(CASA.dropLast(3))
            assertEquals(unreadableLink, model.state.value.link.problem)
            model.type("INNKEY:2ABC")
            assertNull(model.state.value.link.problem)
            model.openTyped()
            assertEquals(unreadableLink, model.state.value.link.problem)
            assertNull(model.state.value.found)
        }

    @Test fun `a link is never kept where it outlives the process`() =
        test {
            val kept = SavedStateHandle()
            val model = model(kept = kept)
            model.show(Way.LINK)
            model.paste(CASA)
            model.typeAddress("casa.example.org")
            assertFalse(kept.keys().any { CASA in "${kept.get<Any>(it)}" })
            val later = model(kept = SavedStateHandle(kept.keys().associateWith { kept.get<Any>(it) }))
            assertEquals(Way.LINK, later.state.value.way)
            assertEquals("casa.example.org", later.state.value.address.text)
            assertEquals("", later.state.value.link.text)
        }

    @Test fun `a server is asked who it is, and a person compares before anything is added`() =
        test {
            val model = model()
            model.typeAddress("192.168.1.20")
            model.askAddress()
            assertTrue(model.state.value.address.asking)
            engine.answers.last().complete(server("casa", "haus"))
            assertEquals(listOf("The casa", "The haus"), model.found.projects.map { it.name })
            assertEquals(FoundTrust.FirstUse(listOf("4F1C", "09AB"), compared = false), model.found.trust)
            model.choose("haus")
            model.add()
            assertEquals(emptyList(), engine.added)
            model.compared(true)
            model.add()
            assertEquals(listOf("haus"), engine.added)
            assertEquals(AddEffect.Open("local"), effects.last())
        }

    @Test fun `a certified server needs no comparing, and its only project no choice`() =
        test {
            val model = model()
            model.typeAddress("casa.example.org")
            model.askAddress()
            engine.answers.last().complete(server("casa", certified = true))
            assertEquals(FoundTrust.Public, model.found.trust)
            assertTrue(model.found.ready)
        }

    @Test fun `a server that cannot be asked is named with what to do`() =
        test {
            val model = model()
            model.typeAddress("casa.example.org")
            val refused =
                listOf(
                    offline() to R.string.add_unreachable,
                    InnkeyException.Timeout(NextStep.TryAgain, "") to R.string.add_unreachable,
                    InnkeyException.Untrusted(NextStep.AskHost, "") to R.string.add_untrusted,
                    InnkeyException.Invalid(NextStep.Correct, "") to R.string.add_bad_address,
                )
            for ((error, words) in refused) {
                model.askAddress()
                engine.answers.last().completeExceptionally(error)
                val address = model.state.value.address
                assertEquals(words, address.problem?.what)
                assertNotNull(address.problem?.next)
                assertEquals("casa.example.org", address.text)
                assertFalse(address.asking)
            }
            assertEquals(4, engine.asked.size)
        }

    @Test fun `servers nearby are listed, and who is asked last is found`() =
        test {
            val model = model()
            backgroundScope.launch { model.listen() }
            advanceTimeBy(6_000)
            assertTrue(model.state.value.nearby.settled)
            network.announce(casaNearby)
            val row = model.state.value.nearby.servers.single()
            assertEquals(NearbyRow("4F1C 09AB", "Casa Limone", "192.168.1.20:8443"), row)
            model.typeAddress("casa.example.org")
            model.askAddress()
            model.ask(row)
            assertFalse(model.state.value.address.asking)
            assertEquals(row.id, model.state.value.nearby.asking)
            engine.answers[0].complete(server("late"))
            assertNull(model.state.value.found)
            engine.answers[1].completeExceptionally(offline())
            assertEquals(Step.TRY_AGAIN, model.state.value.nearby.problem?.step)
            model.askAgain()
            engine.answers[2].complete(server("casa"))
            assertEquals("The casa", model.found.projects.single().name)
        }

    @Test fun `a network that cannot be listened to is said`() =
        test {
            val model = model()
            backgroundScope.launch { model.listen() }
            network.fail()
            assertTrue(model.state.value.nearby.failed)
            backgroundScope.launch { model.listen() }
            assertFalse(model.state.value.nearby.failed)
        }

    @Test fun `what could not be added can be tried again`() =
        test {
            val model = model(Route.Add(link = CASA))
            engine.refusal = InnkeyException.Storage(NextStep.TryAgain, "")
            model.add()
            assertNotNull(model.found.problem)
            assertFalse(model.found.adding)
            engine.refusal = null
            model.add()
            assertEquals(listOf(CASA), engine.added)
            assertNull(model.found.problem)
        }
}
