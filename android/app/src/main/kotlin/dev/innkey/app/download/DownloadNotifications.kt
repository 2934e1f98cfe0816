package dev.innkey.app.download

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.Context
import android.net.Uri
import androidx.core.app.NotificationCompat
import androidx.core.content.getSystemService
import dev.innkey.app.R
import dev.innkey.app.navigation.Route
import dev.innkey.app.navigation.intent
import java.util.Locale

/** How downloads look among the phone's notifications. */
internal class DownloadNotifications(
    private val context: Context,
) {
    private val locale: Locale get() = context.resources.configuration.locales[0]

    /** Also gives it its name anew after the phone's language has changed. */
    fun makeChannel() {
        val name = context.getString(R.string.download_channel)
        val channel = NotificationChannel(CHANNEL, name, NotificationManager.IMPORTANCE_LOW)
        channel.description = context.getString(R.string.download_channel_text)
        context.getSystemService<NotificationManager>()?.createNotificationChannel(channel)
    }

    /** @param state null if nothing is known of the project */
    fun of(
        project: String,
        state: DownloadState?,
    ): Notification {
        val phase = state?.phase ?: Phase.Preparing
        val text = state?.let { context.resources.notificationText(it, locale) }
        return NotificationCompat
            .Builder(context, CHANNEL)
            .setSmallIcon(R.drawable.ic_notification)
            .setContentTitle(state?.building?.name ?: context.getString(R.string.download_title))
            .setContentText(text)
            .setStyle(NotificationCompat.BigTextStyle().bigText(text))
            .setContentIntent(open(project, phase))
            .setOngoing(phase.isActive)
            .setAutoCancel(!phase.isActive)
            .setOnlyAlertOnce(true)
            .setShowWhen(false)
            .setCategory(if (phase is Phase.Failed) NotificationCompat.CATEGORY_ERROR else NotificationCompat.CATEGORY_PROGRESS)
            .bar(state)
            .actions(project, phase)
            .build()
    }

    private fun NotificationCompat.Builder.bar(state: DownloadState?) =
        when (state?.phase) {
            Phase.Running, is Phase.Paused -> setProgress(PERCENT, ((state.part ?: 0f) * PERCENT).toInt(), state.part == null)
            null, Phase.Preparing -> setProgress(0, 0, true)
            else -> this
        }

    private fun NotificationCompat.Builder.actions(
        project: String,
        phase: Phase,
    ) = apply {
        when (phase) {
            Phase.Preparing, Phase.Running -> {
                add(R.drawable.ic_pause, R.string.download_pause, DownloadCommand.Pause(project))
            }

            is Phase.Paused -> {
                add(R.drawable.ic_play, R.string.download_go_on, DownloadCommand.GoOn(project))
            }

            is Phase.Failed -> {
                add(R.drawable.ic_refresh, R.string.step_try_again, DownloadCommand.GoOn(project))
            }

            else -> {}
        }
        if (!phase.isOver) add(R.drawable.ic_close, R.string.cancel, DownloadCommand.Cancel(project))
    }

    private fun NotificationCompat.Builder.add(
        icon: Int,
        name: Int,
        command: DownloadCommand,
    ) {
        // Of two projects the same command has another intent only if its data differ.
        val intent = command.intent(context).setData(Uri.fromParts("project", command.project, null))
        addAction(icon, context.getString(name), PendingIntent.getForegroundService(context, 0, intent, FLAGS))
    }

    /** Leads to the download's screen, or to the project once it is there. */
    private fun open(
        project: String,
        phase: Phase,
    ): PendingIntent {
        val route = if (phase == Phase.Done) Route.Project(project) else Route.Download(project)
        val intent = route.intent(context).setData(Uri.fromParts(if (phase == Phase.Done) "opened" else "project", project, null))
        return PendingIntent.getActivity(context, 0, intent, FLAGS)
    }
}

private const val CHANNEL = "download"
private const val PERCENT = 100
private const val FLAGS = PendingIntent.FLAG_UPDATE_CURRENT or PendingIntent.FLAG_IMMUTABLE
