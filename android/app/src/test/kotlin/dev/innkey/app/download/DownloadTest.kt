package dev.innkey.app.download

import dev.innkey.InnkeyException
import dev.innkey.NextStep
import dev.innkey.TransferState
import dev.innkey.app.problem.Argument
import dev.innkey.app.problem.Step
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import org.junit.Test
import java.time.Duration
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotSame
import kotlin.test.assertSame
import kotlin.test.assertTrue

@OptIn(ExperimentalCoroutinesApi::class)
class DownloadTest {
    private val connection = FakeConnection()
    private val casa = FakeProject("casa")
    private val kept = mutableListOf<Pair<String, Answer>>()

    private fun TestScope.downloads(vararg projects: FakeProject = arrayOf(casa)) =
        Downloads(coreOf(*projects), connection, backgroundScope) { project, answer -> kept += project to answer }

    private fun TestScope.begun(project: FakeProject = casa): Download = downloads(project).start(project.id()).also { settle() }

    /** Opening the core leaves the test's dispatcher for a moment. */
    private fun TestScope.settle() {
        repeat(50) {
            runCurrent()
            Thread.sleep(1)
        }
        runCurrent()
    }

    private val Download.phase get() = state.value.phase

    /** The rate, and how long it will take. */
    private val Download.speed get() = state.value.rate to state.value.left

    @Test
    fun `it is told from the first byte to the last`() =
        runTest {
            val download = begun()
            assertEquals(Phase.Preparing, download.phase)
            assertEquals("Casa Limone", download.state.value.building?.name)
            casa.transfer.tell(0, 4_000)
            runCurrent()
            assertEquals(Phase.Running, download.phase)
            assertEquals(0f, download.state.value.part)
            assertEquals(null to null, download.speed)
            casa.transfer.tell(1_000, 4_000, rate = 1_000, left = Duration.ofSeconds(3))
            runCurrent()
            assertEquals(1_000L to Duration.ofSeconds(3), download.speed)
            casa.transfer.finish()
            runCurrent()
            assertEquals(Phase.Done, download.phase)
            assertEquals(null to null, download.speed)
        }

    @Test
    fun `an update names its version, though what is there is damaged`() =
        runTest {
            val project = FakeProject("casa", version = 4uL)
            val download = begun(project)
            assertEquals(Building("Casa Limone", null, update = true, version = 5), download.state.value.building)
        }

    @Test
    fun `starting twice is the same download`() =
        runTest {
            val downloads = downloads()
            val first = downloads.start("casa")
            settle()
            assertSame(first, downloads.start("casa"))
            settle()
            assertEquals(1, casa.transfers.size)
        }

    @Test
    fun `after its end there is a new one, when the old has let go`() =
        runTest {
            val downloads = downloads()
            val first = downloads.start("casa")
            settle()
            first.cancel()
            val second = downloads.start("casa")
            assertNotSame(first, second)
            settle()
            assertTrue(casa.transfers[0].cancelled)
            assertEquals(2, casa.transfers.size)
            assertEquals(Phase.Cancelled, first.phase)
            assertEquals(Phase.Preparing, second.phase)
        }

    @Test
    fun `it pauses and goes on`() =
        runTest {
            val download = begun()
            casa.transfer.tell(10, 100, rate = 10, left = Duration.ofSeconds(9))
            runCurrent()
            download.pause()
            assertTrue(casa.transfer.paused)
            assertEquals(null to null, download.speed)
            casa.transfer.tell(10, 100, TransferState.PAUSED)
            runCurrent()
            assertEquals(Phase.Paused(PausedBy.PERSON), download.phase)
            assertEquals(10, download.state.value.bytes)
            download.goOn()
            assertFalse(casa.transfer.paused)
            assertEquals(Phase.Preparing, download.phase)
            assertEquals(null to null, download.speed)
            assertEquals(1, casa.transfers.size)
        }

    @Test
    fun `a cancelled one stays so`() =
        runTest {
            val download = begun()
            download.cancel()
            download.cancel()
            download.goOn()
            download.answer(Answer.NOW)
            runCurrent()
            assertEquals(Phase.Cancelled, download.phase)
            assertTrue(casa.transfer.cancelled)
        }

    @Test
    fun `a failure is told, and trying again goes on where it was`() =
        runTest {
            val download = begun()
            casa.transfer.tell(40, 100)
            casa.transfer.fail(offline())
            runCurrent()
            assertIs<Phase.Failed>(download.phase)
            assertEquals(40, download.state.value.bytes)
            download.goOn()
            download.goOn()
            runCurrent()
            assertEquals(2, casa.transfers.size)
            assertEquals(Phase.Preparing, download.phase)
            casa.transfer.tell(0, 60)
            runCurrent()
            assertEquals(40, download.state.value.bytes)
            assertEquals(100, download.state.value.total)
            casa.transfer.fail(offline())
            runCurrent()
            assertIs<Phase.Failed>(download.phase, "the second tap was not saved for later")
        }

    @Test
    fun `coming back to one that has failed tries again`() =
        runTest {
            val downloads = downloads()
            val download = downloads.start("casa")
            settle()
            casa.transfer.fail(offline())
            runCurrent()
            assertSame(download, downloads.start("casa"))
            runCurrent()
            assertEquals(2, casa.transfers.size)
        }

    @Test
    fun `a project that is not there fails in words`() =
        runTest {
            val download = downloads().start("gone")
            settle()
            assertIs<Phase.Failed>(download.phase)
        }

    @Test
    fun `too little room says how much is missing`() =
        runTest {
            val download = begun()
            casa.transfer.fail(InnkeyException.NoSpace(needed = 500uL, available = 200uL, NextStep.FreeSpace, ""))
            runCurrent()
            val problem = assertIs<Phase.Failed>(download.phase).problem
            assertEquals(Argument.Size(300) to Step.FREE_SPACE, problem.argument to problem.step)
        }

    @Test
    fun `without a network it waits, and goes on by itself`() =
        runTest {
            val download = begun()
            casa.transfer.tell(40, 100, rate = 10, left = Duration.ofSeconds(6))
            connection.network.value = NO_NETWORK
            runCurrent()
            assertEquals(Phase.Offline, download.phase)
            assertEquals(null to null, download.speed)
            assertTrue(casa.transfer.paused)
            connection.network.value = WIFI
            runCurrent()
            assertEquals(Phase.Preparing, download.phase)
            assertFalse(casa.transfer.paused)
        }

    @Test
    fun `begun without a network it asks nobody before there is one`() =
        runTest {
            connection.network.value = NO_NETWORK
            val download = begun()
            assertEquals(Phase.Offline, download.phase)
            assertTrue(casa.transfers.isEmpty())
            connection.network.value = WIFI
            settle()
            assertEquals(1, casa.transfers.size)
        }

    @Test
    fun `a failure of the network is made up for by another network`() =
        runTest {
            connection.network.value = MOBILE
            val download = begun()
            casa.transfer.fail(offline())
            runCurrent()
            assertIs<Phase.Failed>(download.phase)
            connection.network.value = WIFI
            runCurrent()
            assertEquals(Phase.Preparing, download.phase)
            assertEquals(2, casa.transfers.size)
        }

    @Test
    fun `other failures are not`() =
        runTest {
            connection.network.value = MOBILE
            val download = begun()
            casa.transfer.fail(InnkeyException.NotSignedIn(NextStep.SignIn, ""))
            runCurrent()
            connection.network.value = WIFI
            runCurrent()
            assertIs<Phase.Failed>(download.phase)
        }

    @Test
    fun `much over mobile data is asked about once its size is known`() =
        runTest {
            connection.network.value = MOBILE
            val download = begun()
            assertEquals(Phase.Preparing, download.phase)
            casa.transfer.tell(0, 42_000_000)
            runCurrent()
            assertEquals(Phase.Asking, download.phase)
            assertTrue(casa.transfer.paused)
            download.answer(Answer.NOW)
            assertFalse(casa.transfer.paused)
            casa.transfer.tell(1, 42_000_000)
            runCurrent()
            assertEquals(Phase.Running, download.phase)
            assertEquals("casa" to Answer.NOW, kept.last())
        }

    @Test
    fun `waiting for Wi-Fi ends with Wi-Fi, and its loss begins it again`() =
        runTest {
            connection.network.value = MOBILE
            val download = begun()
            casa.transfer.tell(0, 42_000_000)
            runCurrent()
            download.answer(Answer.WAIT_FOR_WIFI)
            assertEquals(Phase.WaitingForWifi, download.phase)
            assertTrue(casa.transfer.paused)
            connection.network.value = WIFI
            runCurrent()
            assertFalse(casa.transfer.paused)
            connection.network.value = MOBILE
            runCurrent()
            assertEquals(Phase.WaitingForWifi, download.phase)
        }

    @Test
    fun `the answer holds for one download`() =
        runTest {
            connection.network.value = MOBILE
            val downloads = downloads()
            downloads.start("casa", Answer.NOW).cancel()
            settle()
            val next = downloads.start("casa")
            settle()
            casa.transfer.tell(0, 42_000_000)
            runCurrent()
            assertEquals(Phase.Asking, next.phase)
        }

    @Test
    fun `the app is kept alive when it begins and when it goes on`() =
        runTest {
            val download = begun()
            assertEquals(1, kept.size)
            download.goOn()
            assertEquals(1, kept.size, "it goes on anyway")
            download.pause()
            download.goOn()
            assertEquals(2, kept.size)
        }

    @Test
    fun `what the system has paused goes on when its screen is opened`() =
        runTest {
            val downloads = downloads()
            val download = downloads.start("casa")
            settle()
            downloads.pauseAll()
            assertEquals(Phase.Paused(PausedBy.SYSTEM), download.phase)
            downloads.start("casa")
            assertEquals(Phase.Preparing, download.phase)
        }

    @Test
    fun `what a person has paused stays so when its screen is opened`() =
        runTest {
            val downloads = downloads()
            val model = DownloadViewModel(downloads, "casa")
            settle()
            model.pause()
            downloads.pauseAll()
            assertEquals(Phase.Paused(PausedBy.PERSON), DownloadViewModel(downloads, "casa").state.value.phase)
        }

    @Test
    fun `whoever goes lets it go on`() =
        runTest {
            val other = FakeProject("other")
            val downloads = downloads(casa, other)
            downloads.start("casa")
            downloads.start("other")
            settle()
            downloads.all.value.getValue("casa").cancel()
            runCurrent()
            assertFalse(other.transfer.cancelled)
        }
}
