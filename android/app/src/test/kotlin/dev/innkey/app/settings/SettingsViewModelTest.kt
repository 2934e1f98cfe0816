package dev.innkey.app.settings

import android.app.Application
import android.content.Context
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.AccountRole
import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.Refusal
import dev.innkey.app.Core
import dev.innkey.app.lock.AppLock
import dev.innkey.app.lock.LockStore
import dev.innkey.app.lock.Moment
import dev.innkey.harness.MemorySecrets
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
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
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
@RunWith(RobolectricTestRunner::class)
class SettingsViewModelTest {
    private val project = FakeProject()
    private val engine = FakeEngine(project)
    private var storage = 1_000L
    private val lock =
        AppLock(
            LockStore(getApplicationContext<Application>().getSharedPreferences("lock", Context.MODE_PRIVATE), MemorySecrets()),
            { Moment(0, 0) },
            Dispatchers.Unconfined,
        )
    private lateinit var model: SettingsViewModel

    private val state get() = model.state.value

    @Before fun begin() {
        Dispatchers.setMain(UnconfinedTestDispatcher())
        model = SettingsViewModel(Core({ engine }), "1", lock, { storage }, CoroutineScope(Dispatchers.Main))
    }

    @After fun end() = Dispatchers.resetMain()

    @Test fun `what phone and server know is shown`() =
        runTest {
            settled()
            val known = assertNotNull(state.known)
            assertEquals("Casa Limone", known.name)
            assertEquals(ZoneId.of("Europe/Rome"), known.zone)
            assertEquals(
                listOf(ServerAddress("192.168.1.20:8443", pinned = true), ServerAddress("[fd00::1]:443", pinned = false)),
                known.addresses,
            )
            assertEquals(Who("Maria", admin = false, null, now.plusSeconds(3600), user = null, ownLogin = true), known.who)
            assertEquals(ServerVersion(3, upToDate = true), state.server)
            assertEquals(1_000L, state.storage)
            assertEquals(listOf("phone", "tablet"), state.devices?.map { it.id }, "this phone comes first")
            assertNull(state.problem)
            assertFalse(state.offline)
        }

    @Test fun `an admin is one`() =
        runTest {
            project.account = anAccount(AccountRole.ADMIN)
            settled()
            assertEquals(true, state.known?.who?.admin)
        }

    @Test fun `without a server the phone tells what it knows, and what it heard before stays`() =
        runTest {
            settled()
            project.error = offline()
            settled()
            assertTrue(state.offline)
            assertNull(state.problem)
            assertEquals("Maria", state.known?.who?.name)
            assertEquals(2, state.devices?.size)
            assertEquals(3, state.server?.number)
            project.error = null
            settled()
            assertFalse(state.offline)
        }

    @Test fun `a session that is over is told, and nobody is signed in`() =
        runTest {
            settled()
            project.error = refused(Refusal.SESSION_ENDED)
            settled()
            assertNotNull(state.problem)
            assertNull(state.known?.who)
            assertNull(state.devices)
        }

    @Test fun `nothing is done before it was confirmed`() =
        runTest {
            settled()
            model.ask(Ask.SignOut)
            assertEquals(Ask.SignOut, state.asking)
            model.leaveIt()
            model.confirm()
            assertEquals(emptyList(), project.done)
        }

    @Test fun `signing out twice is once, and the account is gone`() =
        runTest {
            settled()
            val gate = CompletableDeferred<Unit>().also { project.gate = it }
            model.ask(Ask.SignOut)
            model.confirm()
            assertEquals(Part.ACCOUNT, state.work)
            model.ask(Ask.SignOut)
            model.confirm()
            gate.complete(Unit)
            settle()
            assertEquals(listOf("signOut"), project.done)
            assertNull(state.known?.who)
            assertNull(state.devices)
        }

    @Test fun `whoever signs out takes the PIN along`() =
        runTest {
            lock.turnOn("1", "2468")
            settled()
            model.state.first { it.pin }
            model.ask(Ask.SignOut)
            model.confirm()
            settle()
            model.state.first { !it.pin }
        }

    @Test fun `another device is signed out and leaves the list`() =
        runTest {
            settled()
            model.ask(Ask.SignOutDevice(state.devices.orEmpty().last()))
            model.confirm()
            settle()
            assertEquals(listOf("tablet"), project.done)
            assertEquals(listOf("phone"), state.devices?.map { it.id })
        }

    @Test fun `what fails is told where it was started`() =
        runTest {
            settled()
            project.error = offline()
            model.ask(Ask.SignOutEverywhere)
            model.confirm()
            settle()
            assertEquals(Part.DEVICES, state.failure?.part)
            assertNotNull(state.known?.who)
            project.error = null
            model.again()
            settle()
            assertNull(state.failure)
            assertEquals(listOf("everywhere"), project.done)
        }

    @Test fun `tidying tells what has become free`() =
        runTest {
            settled()
            val measured = ArrayDeque(listOf(1_000L, 400L, 400L))
            model = SettingsViewModel(Core({ engine }), "1", lock, { measured.removeFirst() }, CoroutineScope(Dispatchers.Main))
            model.tidy()
            assertEquals(SettingsEffect.Tidied(600), model.effects.first())
            assertEquals(1, engine.tidied)
            settle()
            assertEquals(400L, state.storage)
        }

    @Test fun `what is removed is gone, once`() =
        runTest {
            settled()
            model.ask(Ask.Remove)
            model.confirm()
            model.confirm()
            assertEquals(SettingsEffect.Removed, model.effects.first())
            assertEquals(listOf("1"), engine.removed)
        }

    @Test fun `a project that is being downloaded stays, and says why`() =
        runTest {
            settled()
            engine.removing = InnkeyException.Busy(NextStep.Wait(1u), "downloads")
            model.ask(Ask.Remove)
            model.confirm()
            settle()
            assertEquals(Part.REMOVE, state.failure?.part)
            assertNotNull(state.known)
        }

    private suspend fun settled() {
        model.refresh()
        settle()
    }

    /** The engine is opened on another thread. */
    private suspend fun settle() {
        model.state.first { it.work == null && !it.refreshing && it.storage != null }
    }
}
