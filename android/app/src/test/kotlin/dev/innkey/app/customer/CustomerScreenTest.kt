package dev.innkey.app.customer

import android.view.WindowManager.LayoutParams
import androidx.activity.ComponentActivity
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithTag
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.QrScanner
import dev.innkey.app.customers.Label
import dev.innkey.app.customers.NOON
import dev.innkey.app.customers.Place
import dev.innkey.app.customers.Standing
import dev.innkey.app.design.BareActivity
import dev.innkey.app.design.ConfirmTags
import dev.innkey.app.design.Countdown
import dev.innkey.app.design.InnkeyTheme
import dev.innkey.app.design.ServerClock
import dev.innkey.app.screens.pixels
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.RuleChain
import org.junit.runner.RunWith
import java.nio.ByteBuffer
import java.time.LocalDate
import java.time.ZoneId
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals

@RunWith(AndroidJUnit4::class)
class CustomerScreenTest {
    private val rule = createAndroidComposeRule<ComponentActivity>()

    @get:Rule val rules: RuleChain = RuleChain.outerRule(BareActivity()).around(rule)

    private val log = mutableListOf<String>()
    private val link = "INNKEY:AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QA"
    private val countdown = Countdown(NOON.plusSeconds(600), ServerClock(NOON))
    private val guest =
        Guest(
            label = Label.Code("7KQ2-M9XR", "Maria", countdown),
            standing = Standing.CodeLive(countdown),
            code = LiveCode("7KQ2-M9XR", NOON, countdown),
            from = null,
            until = NOON.plusSeconds(86_400),
            group = null,
            contact = "",
            note = "",
            language = "",
            user = null,
            shared = null,
            downloaded = null,
            otp = true,
            invited = true,
            place = Place(ZoneId.of("Europe/Rome"), LocalDate.of(2026, 8, 3)),
        )
    private var state by mutableStateOf(
        CustomerUiState(
            guest = guest,
            invite = Invite(pattern(link), withCode = false),
            withCode = false,
            large = false,
            devices = emptyList(),
            history = null,
            asking = null,
            working = false,
            news = null,
            problem = null,
            refreshing = false,
            offline = false,
            removed = false,
        ),
    )

    private val actions =
        CustomerActions(
            onBack = { log += "back" },
            onEdit = { log += "edit" },
            onCopy = { log += "copy $it" },
            onAsk = { state = state.copy(asking = it) },
            onDismiss = { state = state.copy(asking = null) },
            onCodeIntoQr = { log += "code in QR: $it" },
            onEnlarge = { state = state.copy(large = true) },
            onShrink = { state = state.copy(large = false) },
            onShare = { log += "share $it" },
            onRenew = { log += "renew" },
            onRevoke = { log += "revoke" },
            onDayMore = { log += "day more" },
            onUntil = { log += "until $it" },
            onSignOut = {},
            onMoreHistory = {},
            onRefresh = {},
            onStep = {},
        )

    @Before fun show() = rule.setContent { InnkeyTheme { CustomerScreen(state, actions) } }

    private fun tap(tag: String) {
        rule.onNodeWithTag(tag).performClick()
        rule.waitForIdle()
    }

    /** What Innkey's scanner reads in what is drawn. */
    private fun scan(tag: String): List<String?> {
        val picture = rule.onNodeWithTag(tag).captureToImage().asAndroidBitmap().pixels()
        val luma = ByteBuffer.allocateDirect(picture.argb.size)
        picture.argb.forEach { luma.put((it and 0xff).toByte()) }
        luma.flip()
        return QrScanner().use { scanner ->
            scanner.scan(luma, picture.width.toUInt(), picture.height.toUInt(), picture.width.toUInt()).map { it.text }
        }
    }

    @Test
    fun `the QR is read as it is shown`() {
        assertEquals(listOf<String?>(link), scan(CustomerTags.QR))
        tap(CustomerTags.QR)
        assertEquals(listOf<String?>(link), scan(CustomerTags.LARGE_QR))
    }

    @Test
    fun `while the QR is large the screen is bright and stays on, and back leads back`() {
        val window = rule.activity.window
        val before = window.attributes.screenBrightness
        tap(CustomerTags.QR)
        assertEquals(LayoutParams.BRIGHTNESS_OVERRIDE_FULL, window.attributes.screenBrightness)
        assertNotEquals(0, window.attributes.flags and LayoutParams.FLAG_KEEP_SCREEN_ON)
        rule.runOnUiThread { rule.activity.onBackPressedDispatcher.onBackPressed() }
        rule.waitForIdle()
        rule.onNodeWithTag(CustomerTags.CODE).assertIsDisplayed()
        assertEquals(before, window.attributes.screenBrightness)
        assertEquals(0, window.attributes.flags and LayoutParams.FLAG_KEEP_SCREEN_ON)
    }

    @Test
    fun `what a host does with a code`() {
        tap(CustomerTags.CODE)
        rule.onNodeWithTag(CustomerTags.WITH_CODE).performScrollTo().performClick()
        rule.onNodeWithTag(CustomerTags.RENEW).performScrollTo().performClick()
        rule.onNodeWithTag(CustomerTags.REVOKE).performScrollTo().performClick()
        tap(ConfirmTags.CONFIRM)
        assertEquals(listOf("copy 7KQ2-M9XR", "code in QR: true", "renew", "revoke"), log)
    }

    @Test
    fun `each way to share is offered`() {
        rule.onNodeWithTag(CustomerTags.SHARE).performScrollTo().performClick()
        rule.waitForIdle()
        Shape.entries.forEach { tap(CustomerTags.share(it)) }
        assertEquals(Shape.entries.map { "share $it" }, log)
    }

    @Test
    fun `the stay's end is chosen on the building's clocks`() {
        rule.onNodeWithTag(CustomerTags.CONTENT).performScrollToNode(hasTestTag(CustomerTags.UNTIL))
        tap(CustomerTags.UNTIL)
        tap(CustomerTags.UNTIL_OK)
        tap(CustomerTags.UNTIL_OK)
        assertEquals(listOf("until ${guest.until}"), log)
    }

    @Test
    fun `of a customer who was removed it is said, then it goes back`() {
        state = state.copy(removed = true)
        rule.waitForIdle()
        tap(CustomerTags.REMOVED)
        assertEquals(listOf("back"), log)
    }
}
