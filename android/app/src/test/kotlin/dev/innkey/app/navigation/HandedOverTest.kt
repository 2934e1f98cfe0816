package dev.innkey.app.navigation

import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.MainActivity
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import kotlin.test.assertEquals
import kotlin.test.assertNull

/** What the app is given by others, and for what the system asks it. */
@RunWith(RobolectricTestRunner::class)
class HandedOverTest {
    private val context = getApplicationContext<Context>()

    private fun view(link: String) = Intent(Intent.ACTION_VIEW, Uri.parse(link)).addCategory(Intent.CATEGORY_BROWSABLE)

    private fun share(type: String) = Intent(Intent.ACTION_SEND).setType(type)

    /** The activities that the system would offer, by its own reading of the manifest. */
    private fun offered(intent: Intent) = context.packageManager.queryIntentActivities(intent, 0).map { it.activityInfo.name }

    @Test fun `the system knows the app for links in both spellings, shared texts and pictures, and nothing else`() {
        val app = listOf(MainActivity::class.java.name)
        for (known in listOf(view("innkey:1abc"), view("INNKEY:1ABC"), share("text/plain"), share("image/png"), share("image/*"))) {
            assertEquals(app, offered(known), "$known")
        }
        for (unknown in listOf(view("https://example.org"), share("video/mp4"))) assertEquals(emptyList(), offered(unknown), "$unknown")
    }

    @Test fun `a link is handed over as it is`() {
        assertEquals(Route.Add(link = "INNKEY:1ABC"), view("INNKEY:1ABC").handedOver())
        assertEquals(Route.Add(link = "innkey:1abc"), view("innkey:1abc").handedOver())
    }

    @Test fun `a shared message or picture too`() {
        val text = share("text/plain").putExtra(Intent.EXTRA_TEXT, "Hello\nINNKEY:1ABC")
        assertEquals(Route.Add(link = "Hello\nINNKEY:1ABC"), text.handedOver())
        val picture = share("image/png").putExtra(Intent.EXTRA_STREAM, Uri.parse("content://gallery/1"))
        assertEquals(Route.Add(picture = "content://gallery/1"), picture.handedOver())
    }

    @Test fun `a file of our own cannot be slipped in`() {
        val ours = share("image/png").putExtra(Intent.EXTRA_STREAM, Uri.parse("file:///data/data/dev.innkey.app/no_backup/secrets/x"))
        assertNull(ours.handedOver())
    }

    @Test fun `an ordinary start, an empty share and one from the recent apps hand nothing over`() {
        assertNull(Intent(Intent.ACTION_MAIN).handedOver())
        assertNull(share("text/plain").handedOver())
        assertNull(view("INNKEY:1ABC").addFlags(Intent.FLAG_ACTIVITY_LAUNCHED_FROM_HISTORY).handedOver())
    }
}
