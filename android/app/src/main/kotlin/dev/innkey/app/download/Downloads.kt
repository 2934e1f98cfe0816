package dev.innkey.app.download

import android.content.Context
import android.net.ConnectivityManager
import androidx.core.content.getSystemService
import dev.innkey.app.Core
import dev.innkey.app.phone.Connection
import dev.innkey.app.phone.PhoneConnection
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.MainScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** Keeps the app alive while something is downloaded, though nobody looks. */
fun interface Background {
    /** A download begins or goes on; [answer] is to be remembered with it. */
    fun keepAlive(
        project: String,
        answer: Answer,
    )
}

/** All downloads of this app, at most one of a project. They go on, whoever looks. Belongs to the main thread. */
class Downloads(
    private val core: Core,
    private val connection: Connection,
    private val scope: CoroutineScope,
    private val background: Background,
) {
    private val mutable = MutableStateFlow(emptyMap<String, Download>())

    /** By project, with those that have come to their end. */
    val all: StateFlow<Map<String, Download>> = mutable.asStateFlow()

    /**
     * The download of a project: the one that is there, else a new one, which begins. One that has failed tries again, one that the
     * system paused goes on.
     */
    fun start(
        project: String,
        answer: Answer = Answer.NONE,
    ): Download {
        val present = mutable.value[project]
        if (present != null && !present.state.value.phase.isOver) {
            if (answer != Answer.NONE) present.answer(answer)
            val phase = present.state.value.phase
            if (phase is Phase.Failed || phase == Phase.Paused(PausedBy.SYSTEM)) present.goOn()
            return present
        }
        val download = Download(project, core, connection, scope, background, answer)
        mutable.update { it + (project to download) }
        download.begin(before = present?.job)
        return download
    }

    /** The system lets nothing run in the background any longer. */
    fun pauseAll() = mutable.value.values.forEach { it.pause(PausedBy.SYSTEM) }

    companion object {
        /** The downloads of a real phone. */
        fun ofPhone(
            context: Context,
            core: Core,
        ): Downloads {
            val connection = PhoneConnection(checkNotNull(context.getSystemService<ConnectivityManager>()))
            return Downloads(core, connection, MainScope(), ServiceBackground(context))
        }
    }
}
