package dev.innkey.app.screens

import org.junit.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** No screen, and no list of previews, is forgotten. */
class AllPreviewsTest {
    private val sources = File(module, "../app/src/main/kotlin").walk().filter { it.extension == "kt" }.toList()
    private val registry = File(module, "../app/src/test/kotlin/dev/innkey/app/screens/AllPreviews.kt").readText()

    @Test
    fun `every list of previews is registered`() {
        val lists = sources.flatMap { file -> LIST.findAll(file.readText()).map { it.groupValues[1] } }
        assertTrue("projectsPreviews" in lists, "the search for lists finds nothing")
        assertEquals(emptyList(), lists.filterNot { Regex("^ +$it,$", RegexOption.MULTILINE) in registry }, "not in AllPreviews.kt")
    }

    @Test
    fun `every screen has previews`() {
        val screens = sources.filter { it.name.endsWith("Screen.kt") && it.name != "Screen.kt" }
        assertTrue(screens.isNotEmpty())
        assertEquals(emptyList(), screens.filter { screen -> sources.none { it.parent == screen.parent && LIST in it.readText() } })
    }

    @Test
    fun `no two previews have the same name, and each name makes a file name`() {
        val names = allPreviews.map { it.name }
        assertEquals(emptyList(), names - names.toSet() + names.groupBy { it }.filterValues { it.size > 1 }.keys)
        assertEquals(emptyList(), names.filterNot { it.matches(Regex("[a-z0-9]+(-[a-z0-9]+)+")) })
    }

    private companion object {
        val LIST = Regex("""^(?:internal )?val (\w*Previews)\b""", RegexOption.MULTILINE)
    }
}
