package dev.innkey.app.download

import androidx.lifecycle.ViewModel
import kotlinx.coroutines.flow.StateFlow

/** Looks at the download of a project, which goes on without it; begins it if there is none, as after the death of the process. */
class DownloadViewModel(
    downloads: Downloads,
    project: String,
) : ViewModel() {
    private val download = downloads.start(project)
    val state: StateFlow<DownloadState> = download.state

    fun pause() = download.pause()

    fun goOn() = download.goOn()

    fun cancel() = download.cancel()

    fun useMobileData() = download.answer(Answer.NOW)

    fun waitForWifi() = download.answer(Answer.WAIT_FOR_WIFI)
}
