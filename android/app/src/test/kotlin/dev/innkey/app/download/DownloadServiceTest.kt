package dev.innkey.app.download

import android.app.Notification
import android.app.NotificationManager
import android.app.Service
import android.content.Intent
import android.content.pm.ServiceInfo
import androidx.core.content.getSystemService
import dev.innkey.TransferState
import dev.innkey.app.InnkeyApplication
import dev.innkey.app.navigation.Route
import dev.innkey.app.navigation.route
import dev.innkey.app.services
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.cancel
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ServiceController
import org.robolectric.shadows.ShadowLooper
import java.util.concurrent.TimeUnit
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

@RunWith(RobolectricTestRunner::class)
class DownloadServiceTest {
    private val app = RuntimeEnvironment.getApplication() as InnkeyApplication
    private val manager = assertNotNull(app.getSystemService<NotificationManager>())
    private val connection = FakeConnection()
    private val casa = FakeProject("casa")
    private val other = FakeProject("other")
    private val scope = MainScope()
    private val downloads = downloads()

    /** As in a process that has just begun. */
    private fun downloads() = Downloads(coreOf(casa, other), connection, scope, ServiceBackground(app))

    @Before
    fun provide() = provide(downloads)

    private fun provide(downloads: Downloads) {
        app.services = services(coreOf(casa), downloads)
    }

    @After
    fun end() = scope.cancel()

    private fun settle() =
        repeat(50) {
            ShadowLooper.idleMainLooper(30, TimeUnit.MILLISECONDS)
            Thread.sleep(1)
        }

    /** The service, as the system starts it with what the app asked for last. */
    private fun started(): ServiceController<DownloadService> {
        settle()
        val intent = assertNotNull(shadowOf(app).nextStartedService)
        return Robolectric.buildService(DownloadService::class.java, intent).create().startCommand(0, 1).also { settle() }
    }

    private val ServiceController<DownloadService>.shadow get() = shadowOf(get())

    private val ServiceController<DownloadService>.notification: Notification get() = assertNotNull(shadow.lastForegroundNotification)

    private val Notification.text get() = extras.getCharSequence(Notification.EXTRA_TEXT).toString().replace('\u00A0', ' ')

    private val Notification.names get() = actions.orEmpty().map { it.title.toString() }

    /** Does what a tap on a notification's button does. */
    private fun ServiceController<DownloadService>.tap(
        notification: Notification,
        name: String,
    ) {
        val action = notification.actions.first { it.title == name }
        get().onStartCommand(shadowOf(action.actionIntent).savedIntent, 0, 2)
        settle()
    }

    private fun told(project: String): Notification? = shadowOf(manager).getNotification(project, DownloadService.PROGRESS)

    @Test
    fun `a download brings it to the foreground`() {
        downloads.start("casa")
        val service = started()
        casa.transfer.tell(12_000_000, 42_000_000)
        settle()
        assertEquals(DownloadService.FOREGROUND, service.shadow.lastForegroundNotificationId)
        assertEquals(ServiceInfo.FOREGROUND_SERVICE_TYPE_DATA_SYNC, service.get().foregroundServiceType)
        assertFalse(service.shadow.isForegroundStopped)
        val shown = service.notification
        assertEquals("Casa Limone", shown.extras.getString(Notification.EXTRA_TITLE))
        assertContains(shown.text, "12 MB of 42 MB")
        assertEquals(28, shown.extras.getInt(Notification.EXTRA_PROGRESS))
        assertEquals(listOf("Pause", "Cancel"), shown.names)
        assertEquals("Downloads", manager.getNotificationChannel(shown.channelId).name)
        assertEquals(Route.Download("casa"), shadowOf(shown.contentIntent).savedIntent.route())
    }

    @Test
    fun `it speaks the phone's language`() {
        RuntimeEnvironment.setQualifiers("+de")
        downloads.start("casa")
        val service = started()
        connection.network.value = NO_NETWORK
        settle()
        assertContains(service.notification.text, "Wartet auf eine Verbindung")
        assertEquals(listOf("Abbrechen"), service.notification.names)
    }

    @Test
    fun `pause, go on and cancel`() {
        downloads.start("casa")
        val service = started()
        casa.transfer.tell(12_000_000, 42_000_000)
        settle()
        service.tap(service.notification, "Pause")
        assertTrue(casa.transfer.paused)
        assertTrue(service.shadow.isForegroundStopped)
        assertTrue(service.shadow.isStoppedBySelf)
        val paused = assertNotNull(told("casa"))
        assertEquals("Paused · 12 MB of 42 MB", paused.text)
        assertEquals(listOf("Go on", "Cancel"), paused.names)

        service.tap(paused, "Go on")
        assertFalse(casa.transfer.paused)
        assertNull(told("casa"))
        assertFalse(service.shadow.isForegroundStopped)

        service.tap(service.notification, "Cancel")
        assertTrue(casa.transfer.cancelled)
        assertTrue(service.shadow.isForegroundStopped)
        assertNull(told("casa"))
    }

    @Test
    fun `what was started is started again after the death of the process, with its answer`() {
        downloads.start("casa").answer(Answer.NOW)
        settle()
        shadowOf(app).nextStartedService
        val asked = assertNotNull(shadowOf(app).nextStartedService)

        connection.network.value = MOBILE
        val reborn = downloads()
        provide(reborn)
        val service = Robolectric.buildService(DownloadService::class.java, asked).create()
        assertEquals(Service.START_REDELIVER_INTENT, service.get().onStartCommand(asked, Service.START_FLAG_REDELIVERY, 1))
        settle()
        casa.transfer.tell(0, 42_000_000)
        settle()
        assertEquals(Phase.Running, reborn.all.value.getValue("casa").state.value.phase)
        assertEquals(DownloadService.FOREGROUND, service.shadow.lastForegroundNotificationId)
    }

    @Test
    fun `when the last one has ended it stops`() {
        downloads.start("casa")
        val service = started()
        downloads.start("other")
        settle()
        casa.transfer.finish()
        settle()
        assertFalse(service.shadow.isStoppedBySelf)
        other.transfer.finish()
        settle()
        assertTrue(service.shadow.isStoppedBySelf)
        assertTrue(service.shadow.isForegroundStopped)
    }

    @Test
    fun `a second download is shown beside the first`() {
        downloads.start("casa")
        val service = started()
        downloads.start("other")
        settle()
        other.transfer.tell(1_000_000, 2_000_000)
        settle()
        assertContains(assertNotNull(told("other")).text, "1.0 MB of 2.0 MB")
        casa.transfer.finish()
        settle()
        assertContains(service.notification.text, "1.0 MB of 2.0 MB")
        assertNull(told("other"), "it is in the foreground now")
    }

    @Test
    fun `a failure stays to be seen when the service has stopped`() {
        downloads.start("casa")
        val service = started()
        casa.transfer.fail(offline())
        settle()
        assertTrue(service.shadow.isStoppedBySelf)
        assertEquals(listOf("Try again", "Cancel"), assertNotNull(told("casa")).names)
    }

    @Test
    fun `when the system's patience is at its end the download pauses and says so`() {
        downloads.start("casa")
        val service = started()
        casa.transfer.tell(1, 100, TransferState.RUNNING)
        settle()
        service.get().onTimeout(1, ServiceInfo.FOREGROUND_SERVICE_TYPE_DATA_SYNC)
        assertTrue(service.shadow.isStoppedBySelf)
        assertEquals(Phase.Paused(PausedBy.SYSTEM), downloads.all.value.getValue("casa").state.value.phase)
        assertContains(assertNotNull(told("casa")).text, "Open Innkey")
    }

    @Test
    fun `where it may not come to the foreground the download goes on without it`() {
        downloads.start("casa")
        settle()
        val intent = assertNotNull(shadowOf(app).nextStartedService)
        val service = Robolectric.buildService(DownloadService::class.java, intent).create()
        service.shadow.setThrowInStartForeground(IllegalStateException("not from the background"))
        service.startCommand(0, 1)
        settle()
        assertTrue(service.shadow.isStoppedBySelf)
        casa.transfer.tell(1, 100)
        settle()
        assertEquals(Phase.Running, downloads.all.value.getValue("casa").state.value.phase)
    }

    @Test
    fun `a button of a process that has died begins anew`() {
        val intent = DownloadCommand.GoOn("casa").intent(app)
        Robolectric.buildService(DownloadService::class.java, intent).create().startCommand(0, 1)
        settle()
        assertEquals(1, casa.transfers.size)
    }

    @Test
    fun `cancelling what is not there any more stops it again`() {
        val service =
            Robolectric
                .buildService(
                    DownloadService::class.java,
                    DownloadCommand.Cancel("casa").intent(app),
                ).create()
                .startCommand(0, 1)
        settle()
        assertTrue(service.shadow.isStoppedBySelf)
        assertTrue(casa.transfers.isEmpty())
    }

    @Test
    fun `commands outlive the process as they were`() {
        val commands =
            Answer.entries.map { DownloadCommand.Start("casa", it) } +
                listOf(DownloadCommand.Pause("casa"), DownloadCommand.GoOn("casa"), DownloadCommand.Cancel("casa"))
        for (command in commands) assertEquals(command, DownloadCommand.of(command.intent(app)))
        assertIs<DownloadCommand.Start>(DownloadCommand.of(Intent()))
    }
}
