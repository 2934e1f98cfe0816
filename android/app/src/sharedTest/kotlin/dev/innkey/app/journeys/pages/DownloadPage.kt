package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import dev.innkey.app.download.DownloadTags

class DownloadPage(
    compose: ComposeTestRule,
) : Page(compose, DownloadTags.SCREEN) {
    /** Waits until some of it has arrived. */
    fun arrives() = await(DownloadTags.AMOUNT)

    fun pause() = click(DownloadTags.PAUSE)

    /** Waits until it stands still and only a person can help. */
    fun stands() = await(DownloadTags.GO_ON)

    fun goOn() = click(DownloadTags.GO_ON)

    fun cancel() = click(DownloadTags.CANCEL)
}
