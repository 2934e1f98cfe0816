package dev.innkey.app.figures

import android.os.Handler
import android.os.Looper
import dalvik.system.BlockGuard
import dev.innkey.app.screens.module
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.double
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.After
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

/** The watch sees what is slow, what touches the disk, and does not let the network pass. */
@RunWith(RobolectricTestRunner::class)
class MainThreadTest {
    private val file = File(module, "target/figures/main-thread-example.json")

    @After
    fun tidyUp() {
        file.delete()
    }

    @Test
    fun `the longest is named first`() {
        MainThread("example").use {
            post("short") { }
            post("long") { Thread.sleep(20) }
        }
        val first = figures().getValue("longest").jsonArray[0].jsonObject
        assertEquals("long", first.getValue("what").jsonPrimitive.content)
        assertTrue(first.getValue("ms").jsonPrimitive.double >= 20)
    }

    @Test
    fun `what touches the disk is told`() {
        MainThread("example").use { post("read") { BlockGuard.getThreadPolicy().onReadFromDisk() } }
        assertTrue("MainThreadTest" in figures().getValue("disk").jsonArray.single().jsonPrimitive.content)
    }

    @Test
    fun `the network is not to be used`() {
        assertFailsWith<AssertionError> {
            MainThread("example").use { post("connect") { BlockGuard.getThreadPolicy().onNetwork() } }
        }
    }

    private fun figures() = Json.parseToJsonElement(file.readText()).jsonObject

    private fun post(
        name: String,
        act: () -> Unit,
    ) {
        Handler(Looper.getMainLooper()).post(
            object : Runnable {
                override fun run() = act()

                override fun toString() = name
            },
        )
        shadowOf(Looper.getMainLooper()).idle()
    }
}
