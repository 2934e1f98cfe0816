package dev.innkey

import dev.innkey.harness.Building
import dev.innkey.harness.Phone
import dev.innkey.harness.liveCode
import dev.innkey.harness.story
import org.junit.jupiter.api.Test
import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The example of the README: it is this one, and it does what it says. */
class ExampleTest {
    @Test
    fun `the guest's part of the story`() =
        story {
            Building.open().use { building ->
                val customer = building.invite("Maria Rossi")
                val invitation =
                    building.anna.project.customers().invitation(
                        customer.id,
                        withCode = false,
                        language = null,
                        template = null,
                    )
                Phone.open().use { phone ->
                    val said = printed { beAGuest(phone.engine, invitation.link, customer.liveCode) }
                    assertTrue("Welcome, Maria Rossi!" in said, "$said")
                    assertTrue(said.last().isNotBlank() && said.count { it.endsWith(" bytes") } >= 2, "$said")
                }
                Phone.open().use { phone ->
                    val said = printed { beAGuest(phone.engine, invitation.link, customer.liveCode) }
                    assertTrue("The host can make a new code." in said, "$said")
                }
            }
        }

    @Test
    fun `it stands in the README`() {
        val example = File("src/test/kotlin/dev/innkey/Example.kt").readText().substringAfter("package dev.innkey\n\n")
        val inReadme = Regex("```kotlin\n(.*?)```", RegexOption.DOT_MATCHES_ALL).find(File("../README.md").readText())
        assertEquals(example, inReadme?.groupValues?.get(1))
    }

    private suspend fun printed(work: suspend () -> Unit): List<String> {
        val before = System.out
        val said = ByteArrayOutputStream()
        System.setOut(PrintStream(said))
        try {
            work()
        } finally {
            System.setOut(before)
        }
        return said.toString().lines().filter(String::isNotBlank)
    }
}
