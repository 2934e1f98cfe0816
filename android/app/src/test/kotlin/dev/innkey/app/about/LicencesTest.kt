package dev.innkey.app.about

import dev.innkey.app.strings.mainSources
import org.junit.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What the app says it is made of is what it is made of. */
class LicencesTest {
    private val repository = mainSources.resolve("../../../..").canonicalFile

    @Test
    fun `each crate that is named is in the core`() {
        val locked = Regex("""(?m)^name = "(.+)"$""").findAll(File(repository, "Cargo.lock").readText()).map { it.groupValues[1] }.toSet()
        assertEquals(emptySet(), parts.mapNotNull { it.crate }.toSet() - locked)
    }

    @Test
    fun `each maker of a library is named`() {
        val named = listOf("androidx.", "org.jetbrains", "com.google.guava", "org.jspecify", "net.java.dev.jna", "dev.innkey")
        val pom = File(repository, "android/host/pom.xml").readText()
        val libraries = Regex("""<dependency><groupId>([^<]+)</groupId>(?!.*<scope>).*""").findAll(pom.substringBefore("<build>"))
        val groups = libraries.map { it.groupValues[1] }.toSet()
        assertTrue(groups.size > 10)
        assertEquals(emptyList(), groups.filter { group -> named.none { group.startsWith(it) } })
    }

    @Test
    fun `each licence that the core's crates may have is told`() {
        val allowed = Regex("""(?m)^ {4}"(.+)",$""").findAll(File(repository, "deny.toml").readText()).map { it.groupValues[1] }
        val told = parts.joinToString { it.licence }
        val rare = setOf("Apache-2.0 WITH LLVM-exception", "MIT-0", "0BSD", "BSL-1.0")
        assertEquals(emptyList(), allowed.filter { it !in told && it !in rare }.toList())
    }
}
