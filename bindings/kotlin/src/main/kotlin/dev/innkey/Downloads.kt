package dev.innkey

import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.withContext

/**
 * How far the transfer is, until its end, good or bad: [Transfer.finished] says which.
 *
 * One collector at a time; a screen that comes back collects anew. Whoever stops to collect leaves the transfer
 * alone: [Transfer.cancel] stops it, as does [download] for whom no handle is needed.
 */
public fun Transfer.progress(): Flow<TransferProgress> = flow { while (true) emit(next() ?: break) }

/**
 * Brings the server's version onto this phone and waits for it; [onProgress] is told how far it is, in the caller's
 * context, at most ten times a second. To pause it, use [Project.transfer].
 *
 * When the coroutine is cancelled, the download is stopped before this returns. What has arrived counts for the next.
 */
@Throws(InnkeyException::class, kotlin.coroutines.cancellation.CancellationException::class)
public suspend fun Project.download(onProgress: suspend (TransferProgress) -> Unit = {}): Installed =
    transfer().use { transfer ->
        try {
            transfer.progress().collect { onProgress(it) }
            transfer.finished()
        } finally {
            transfer.cancel()
            withContext(NonCancellable) { transfer.ended() }
        }
    }

private suspend fun Transfer.ended() {
    try {
        finished()
    } catch (_: InnkeyException) {
        // Whoever waits has been told, or has gone.
    }
}
