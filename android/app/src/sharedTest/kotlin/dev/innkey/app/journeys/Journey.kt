package dev.innkey.app.journeys

import android.graphics.Bitmap
import androidx.compose.ui.graphics.asAndroidBitmap
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.junit4.v2.createEmptyComposeRule
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.innkey.app.journeys.pages.PATIENCE
import dev.innkey.app.journeys.pages.Page
import dev.innkey.app.lock.Biometrics
import dev.innkey.app.lock.NoBiometrics
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.rules.TestName
import org.junit.runner.RunWith
import java.io.File

/** A story over several screens, with the real core and a real server. Page objects say what is done on each screen. */
@RunWith(AndroidJUnit4::class)
abstract class Journey {
    @get:Rule val compose: ComposeTestRule = createEmptyComposeRule()

    @get:Rule val name = TestName()

    private val story get() = "${javaClass.simpleName}-${name.methodName}"

    private val opened = mutableListOf<AutoCloseable>()

    /** The server is there from the first time that it is needed. */
    val building: Building by lazy { Device.here.building().also { opened += it } }

    fun phone(
        owner: String,
        biometrics: Biometrics = NoBiometrics,
    ): Phone = Phone(owner, biometrics).also { opened += it }

    /** Waits until the page is shown, and does the steps on it. If that fails, a picture of what is shown instead is kept. */
    fun <P : Page> on(
        page: (ComposeTestRule) -> P,
        steps: P.() -> Unit = {},
    ) {
        runCatching { page(compose).apply { isShown() }.steps() }
            .onFailure { keepPicture() }
            .getOrThrow()
    }

    /** The system's own way back, once the screen has settled. */
    fun back(phone: Phone) {
        compose.waitForIdle()
        phone.back()
    }

    /** Waits until something is so that no screen shows. */
    fun until(condition: () -> Boolean) = compose.waitUntil(PATIENCE, condition)

    private fun keepPicture() {
        val roots = compose.onAllNodes(isRoot())
        val last = roots.fetchSemanticsNodes().lastIndex
        if (last < 0) return
        val picture = roots[last].captureToImage().asAndroidBitmap()
        val file = File(Device.here.pictures.apply { mkdirs() }, "$story.png")
        file.outputStream().use { picture.compress(Bitmap.CompressFormat.PNG, 100, it) }
    }

    @Before fun watch() {
        opened += Device.here.watch(story)
    }

    @After fun closeAll() = opened.asReversed().forEach { it.close() }
}
