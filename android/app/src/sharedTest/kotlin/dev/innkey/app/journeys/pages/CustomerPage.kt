package dev.innkey.app.journeys.pages

import android.graphics.Bitmap
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollToNode
import dev.innkey.app.customer.CustomerTags
import dev.innkey.app.customer.Shape
import dev.innkey.app.design.ConfirmTags

/** One customer. */
class CustomerPage(
    compose: ComposeTestRule,
) : Page(compose, CustomerTags.CONTENT) {
    /** The code that is shown, `XXXX-XXXX`. */
    fun code(): String {
        await(CustomerTags.CODE)
        return texts(CustomerTags.CODE).firstNotNullOf { CODE.find(it)?.value }
    }

    /** The picture that the guest's phone is held before. */
    fun qr(): Bitmap {
        click(CustomerTags.QR)
        val picture = node(CustomerTags.LARGE_QR).captureToImage().asAndroidBitmap()
        click(CustomerTags.LARGE_QR)
        await(CustomerTags.CONTENT)
        return picture
    }

    fun putCodeIntoQr() = reach(CustomerTags.WITH_CODE)

    fun renew() {
        reach(CustomerTags.RENEW)
        click(ConfirmTags.CONFIRM)
    }

    fun revoke() {
        reach(CustomerTags.REVOKE)
        click(ConfirmTags.CONFIRM)
    }

    fun stayADayLonger() = reach(CustomerTags.DAY_MORE)

    fun share(shape: Shape) {
        reach(CustomerTags.SHARE)
        click(CustomerTags.share(shape))
    }

    fun edit() = click(CustomerTags.EDIT)

    /** How it is with the customer, where there is no code: "Signed in …", "Access revoked". */
    fun stands(text: String) = awaitText(CustomerTags.STANDING, text)

    /** What has just happened. */
    fun tells(text: String) = awaitText(CustomerTags.NEWS, text)

    /** The screen is longer than the phone. */
    private fun reach(tag: String) {
        node(CustomerTags.CONTENT).performScrollToNode(hasTestTag(tag))
        node(tag).performClick()
    }
}

private val CODE = Regex("[0-9A-Z]{4}-[0-9A-Z]{4}")
