package dev.innkey.app.download

import android.content.res.Resources
import dev.innkey.app.R
import dev.innkey.app.format.bytes
import dev.innkey.app.format.rate
import dev.innkey.app.format.roughly
import dev.innkey.app.problem.happened
import dev.innkey.app.problem.remedy
import java.util.Locale

/** What the download does, in a few words. */
internal fun Resources.status(state: DownloadState): String =
    when (val phase = state.phase) {
        Phase.Preparing -> getString(R.string.download_preparing)
        Phase.Running -> getString(R.string.download_running)
        Phase.Asking -> getString(R.string.download_asking)
        Phase.WaitingForWifi -> getString(R.string.download_waiting_for_wifi)
        Phase.Offline -> getString(R.string.download_offline)
        is Phase.Paused -> getString(R.string.download_paused)
        is Phase.Failed -> phase.problem.happened(this)
        Phase.Done -> getString(R.string.download_done)
        Phase.Cancelled -> getString(R.string.download_cancelled)
    }

/** What that means, and what happens next; null if there is nothing to say. */
internal fun Resources.explanation(
    state: DownloadState,
    locale: Locale,
): String? =
    when (val phase = state.phase) {
        Phase.Asking -> getString(R.string.download_asking_text, bytes(state.total?.minus(state.bytes) ?: 0, locale))
        Phase.WaitingForWifi -> getString(R.string.download_waiting_for_wifi_text)
        Phase.Offline -> getString(R.string.download_offline_text)
        is Phase.Paused -> if (phase.by == PausedBy.SYSTEM) getString(R.string.download_paused_by_system) else null
        is Phase.Failed -> phase.problem.remedy(this)
        else -> null
    }

/** How much has arrived: "12 MB of 42 MB"; null until that can be said, and where something else is to be said. */
internal fun Resources.amount(
    state: DownloadState,
    locale: Locale,
): String? {
    val total = state.total?.takeIf { it > 0 && state.bytes > 0 } ?: return null
    if (state.phase == Phase.Asking || state.phase is Phase.Failed) return null
    return getString(R.string.download_amount, bytes(state.bytes, locale), bytes(total, locale))
}

/** "3.1 MB/s"; null while that is not known. */
internal fun speed(
    state: DownloadState,
    locale: Locale,
): String? = state.rate?.let { rate(it, locale) }

/** "About 10 seconds left"; null while nobody can say. */
internal fun Resources.timeLeft(state: DownloadState): String? = state.left?.let { getString(R.string.download_left, roughly(it)) }

/** Everything in one line, as a notification says it. */
internal fun Resources.notificationText(
    state: DownloadState,
    locale: Locale,
): String =
    when (state.phase) {
        Phase.Running -> listOfNotNull(amount(state, locale), timeLeft(state)).ifEmpty { listOf(status(state)) }.joinToString(" · ")
        is Phase.Paused -> explanation(state, locale) ?: listOfNotNull(status(state), amount(state, locale)).joinToString(" · ")
        else -> listOfNotNull(status(state), explanation(state, locale)).joinToString(" ")
    }
