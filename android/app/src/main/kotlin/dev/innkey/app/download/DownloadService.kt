package dev.innkey.app.download

import android.app.ActivityManager
import android.app.Notification
import android.app.NotificationManager
import android.app.Service
import android.content.Context
import android.content.Intent
import android.content.pm.ServiceInfo
import android.os.IBinder
import androidx.core.app.ServiceCompat
import androidx.core.content.getSystemService
import dev.innkey.app.InnkeyApplication
import dev.innkey.app.inAppLanguage
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.combine
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flatMapLatest
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.launch
import kotlinx.coroutines.withTimeoutOrNull

/**
 * Keeps the app alive while a download goes on or waits, and says in a notification how far it is. After the death of the process
 * the system starts it again with what it was told, and the download goes on where it was.
 */
class DownloadService : Service() {
    private val scope = MainScope()
    private val notifications by lazy { DownloadNotifications(this) }
    private val manager by lazy { checkNotNull(getSystemService<NotificationManager>()) }
    private val downloads by lazy { (application as InnkeyApplication).services.downloads }
    private val shown = mutableMapOf<String, DownloadState>()
    private var foreground: String? = null
    private var lastStart = 0

    override fun attachBaseContext(base: Context) = super.attachBaseContext(base.inAppLanguage())

    override fun onBind(intent: Intent?): IBinder? = null

    override fun onCreate() {
        super.onCreate()
        notifications.makeChannel()
        scope.launch { watch() }
    }

    override fun onStartCommand(
        intent: Intent?,
        flags: Int,
        startId: Int,
    ): Int {
        lastStart = startId
        intent?.let { obey(DownloadCommand.of(it)) }
        // Whatever became of it, whoever was started to be in the foreground has to get there.
        show(states(), entering = intent?.let { DownloadCommand.of(it).project })
        return START_REDELIVER_INTENT
    }

    /** Android 15 allows so many hours a day, and these are over. */
    override fun onTimeout(
        startId: Int,
        fgsType: Int,
    ) {
        downloads.pauseAll()
        show(states())
    }

    override fun onDestroy() {
        scope.cancel()
        super.onDestroy()
    }

    private fun obey(command: DownloadCommand) {
        val present = downloads.all.value[command.project]
        when (command) {
            is DownloadCommand.Start -> downloads.start(command.project, command.answer)

            is DownloadCommand.Pause -> present?.pause()

            is DownloadCommand.Cancel -> present?.cancel() ?: manager.cancel(command.project, PROGRESS)

            // The process has died since: the download is begun anew.
            is DownloadCommand.GoOn -> present?.goOn() ?: downloads.start(command.project)
        }
    }

    private suspend fun watch() {
        val all = allStates()
        while (true) {
            val seen = all.first()
            show(seen)
            // Progress is told once a second, everything else at once.
            withTimeoutOrNull(SECOND) { all.first { it.phases() != seen.phases() } } ?: all.first { it != seen }
        }
    }

    @OptIn(ExperimentalCoroutinesApi::class)
    private fun allStates(): Flow<Map<String, DownloadState>> =
        downloads.all.flatMapLatest { all ->
            if (all.isEmpty()) flowOf(emptyMap()) else combine(all.values.map { it.state }) { _ -> states() }
        }

    private fun states() = downloads.all.value.mapValues { it.value.state.value }

    /**
     * Brings the notifications up to date; stops when nothing goes on any more.
     *
     * @param entering the project whose notification is to be in the foreground, if only for a moment
     */
    private fun show(
        states: Map<String, DownloadState>,
        entering: String? = null,
    ) {
        val active = states.filterValues { it.phase.isActive }
        val front = active.keys.firstOrNull() ?: entering
        val isNews = entering != null || front != foreground || states[front] != shown[front]
        if (front != null && isNews) enter(front, states[front])
        for ((project, state) in states) {
            val before = shown[project]
            val isInFront = project == front && state.phase.isActive
            val isOurs = state.phase.isActive || before?.phase?.isActive == true
            if (isOurs && !isInFront && before != state) tell(project, state, before)
        }
        shown.clear()
        shown.putAll(states)
        if (active.isEmpty()) leave()
    }

    private fun enter(
        project: String,
        state: DownloadState?,
    ) {
        try {
            val notification = notifications.of(project, state)
            ServiceCompat.startForeground(this, FOREGROUND, notification, ServiceInfo.FOREGROUND_SERVICE_TYPE_DATA_SYNC)
            foreground = project
            manager.cancel(project, PROGRESS)
        } catch (_: IllegalStateException) {
            // Android 12 and later may not allow it from the background: the download goes on for as long as the app lives.
            leave()
        }
    }

    private fun tell(
        project: String,
        state: DownloadState,
        before: DownloadState?,
    ) {
        val isNews = before?.phase != state.phase
        when {
            state.phase == Phase.Cancelled -> manager.cancel(project, PROGRESS)

            // Who looks at the app sees it there.
            state.phase == Phase.Done && isVisible() -> manager.cancel(project, PROGRESS)

            isNews || state.phase.isActive -> post(project, notifications.of(project, state))
        }
    }

    private fun post(
        project: String,
        notification: Notification,
    ) = manager.notify(project, PROGRESS, notification)

    private fun leave() {
        ServiceCompat.stopForeground(this, ServiceCompat.STOP_FOREGROUND_REMOVE)
        foreground = null
        // Unless it was started again meanwhile.
        stopSelf(lastStart)
    }

    companion object {
        /** The id of the notification that keeps the service in the foreground. */
        const val FOREGROUND = 1

        /** The id of a project's other notifications, beside its tag, which is the project's. */
        const val PROGRESS = 2
    }
}

private fun Map<String, DownloadState>.phases() = mapValues { it.value.phase }

private fun isVisible() =
    ActivityManager.RunningAppProcessInfo().let {
        ActivityManager.getMyMemoryState(it)
        it.importance <= ActivityManager.RunningAppProcessInfo.IMPORTANCE_FOREGROUND
    }

/** Starts the service; where it may not start, the download simply goes on for as long as the app lives. */
class ServiceBackground(
    private val context: Context,
) : Background {
    override fun keepAlive(
        project: String,
        answer: Answer,
    ) {
        try {
            context.startForegroundService(DownloadCommand.Start(project, answer).intent(context))
        } catch (_: IllegalStateException) {
            return
        }
    }
}

private const val SECOND = 1_000L
