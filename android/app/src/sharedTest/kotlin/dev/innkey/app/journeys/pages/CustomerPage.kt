package dev.innkey.app.journeys.pages

import android.content.ClipboardManager
import android.content.Context
import android.graphics.Bitmap
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performScrollTo
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.customer.CustomerTags
import dev.innkey.app.design.ConfirmTags
import java.io.ByteArrayOutputStream

class CustomerPage(
    compose: ComposeTestRule,
) : Page(compose, CustomerTags.CONTENT) {
    /** The code, as a tap copies it. */
    fun copyCode(): String {
        click(CustomerTags.CODE)
        val clipboard = checkNotNull(getApplicationContext<Context>().getSystemService(ClipboardManager::class.java))

        fun copied() = clipboard.primaryClip?.getItemAt(0)?.text?.toString()
        compose.waitUntil(PATIENCE) { copied() in texts(CustomerTags.CODE) }
        return checkNotNull(copied())
    }

    /** What it says beside the code. */
    fun timeLeft(text: String) = awaitText(CustomerTags.TIME_LEFT, text)

    /** What it says where there is no code. */
    fun stands(text: String) = awaitText(CustomerTags.STANDING, text)

    /** What another phone's camera sees of the QR. */
    fun photographQr(): ByteArray {
        touch(CustomerTags.QR)
        val picture = node(CustomerTags.LARGE_QR).captureToImage().asAndroidBitmap()
        click(CustomerTags.LARGE_QR)
        return ByteArrayOutputStream().also { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }.toByteArray()
    }

    /** The guest has signed in on a phone. */
    fun hasDevice() = await(CustomerTags.DEVICE)

    /** Replaces a live code. */
    fun renew() = confirmed(CustomerTags.RENEW)

    /** Makes a code where there is none. */
    fun invite() = touch(CustomerTags.RENEW)

    fun revoke() = confirmed(CustomerTags.REVOKE)

    private fun confirmed(tag: String) {
        touch(tag)
        click(ConfirmTags.CONFIRM)
    }

    private fun touch(tag: String) {
        node(tag).performScrollTo()
        click(tag)
    }
}
