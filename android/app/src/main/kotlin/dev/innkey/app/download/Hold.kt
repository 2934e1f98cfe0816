package dev.innkey.app.download

import dev.innkey.app.phone.NetworkState

/** What a person said to downloading over mobile data; it holds for one download. */
enum class Answer { NONE, NOW, WAIT_FOR_WIFI }

/** Up to so much, mobile data is used without asking. */
internal const val UNASKED_BYTES = 10_000_000L

/**
 * What keeps a download from going on right now; null: nothing.
 *
 * @param left bytes that are still to come; null until the server has said it
 */
internal fun hold(
    paused: PausedBy?,
    network: NetworkState,
    left: Long?,
    answer: Answer,
): Phase? =
    when {
        paused != null -> Phase.Paused(paused)
        !network.online -> Phase.Offline
        !network.metered || left == null || left <= UNASKED_BYTES || answer == Answer.NOW -> null
        answer == Answer.WAIT_FOR_WIFI -> Phase.WaitingForWifi
        else -> Phase.Asking
    }
