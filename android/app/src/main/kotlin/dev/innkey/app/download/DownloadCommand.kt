package dev.innkey.app.download

import android.content.Context
import android.content.Intent

/** What the service is told to do, in an [Intent] that also outlives the process. */
internal sealed interface DownloadCommand {
    val project: String

    data class Start(
        override val project: String,
        val answer: Answer,
    ) : DownloadCommand

    data class Pause(
        override val project: String,
    ) : DownloadCommand

    data class GoOn(
        override val project: String,
    ) : DownloadCommand

    data class Cancel(
        override val project: String,
    ) : DownloadCommand

    fun intent(context: Context): Intent =
        Intent(context, DownloadService::class.java)
            .setAction(
                when (this) {
                    is Start -> START
                    is Pause -> PAUSE
                    is GoOn -> GO_ON
                    is Cancel -> CANCEL
                },
            ).putExtra(PROJECT, project)
            .putExtra(ANSWER, (this as? Start)?.answer?.name)

    companion object {
        fun of(intent: Intent): DownloadCommand {
            val project = intent.getStringExtra(PROJECT).orEmpty()
            return when (intent.action) {
                PAUSE -> Pause(project)
                GO_ON -> GoOn(project)
                CANCEL -> Cancel(project)
                else -> Start(project, Answer.entries.firstOrNull { it.name == intent.getStringExtra(ANSWER) } ?: Answer.NONE)
            }
        }
    }
}

private const val START = "dev.innkey.app.download.START"
private const val PAUSE = "dev.innkey.app.download.PAUSE"
private const val GO_ON = "dev.innkey.app.download.GO_ON"
private const val CANCEL = "dev.innkey.app.download.CANCEL"
private const val PROJECT = "project"
private const val ANSWER = "answer"
