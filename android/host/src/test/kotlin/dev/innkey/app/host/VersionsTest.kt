package dev.innkey.app.host

import org.junit.Test
import org.w3c.dom.Document
import org.w3c.dom.Element
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** The versions that Gradle builds with are those that this build has tested. */
class VersionsTest {
    private val versions = entries("versions").associate { (name, value) -> name to value.trim('"') }
    private val pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(File("pom.xml"))
    private val mavens =
        pom.elements("dependency").associate { (it.text("groupId") to it.text("artifactId")) to resolved(it.text("version")) }

    @Test fun `libraries are the same`() {
        val gradles =
            entries("libraries").associate { (_, value) ->
                val (group, artifact) = checkNotNull(Regex("""module = "(.+):(.+)"""").find(value.substringBefore(','))).destructured
                group to artifact to versions.getValue(reference(value))
            }
        assertTrue(gradles.size > 10, "$gradles")
        val tested = gradles.mapValues { (module, _) -> twins(module).firstNotNullOfOrNull { mavens[it] } }
        assertEquals(gradles.toList().joinToString("\n"), tested.toList().joinToString("\n"))
    }

    @Test fun `Kotlin and its plugins are the same`() {
        val kotlins = entries("plugins").filter { "org.jetbrains.kotlin" in it.second }.map { versions.getValue(reference(it.second)) }
        assertEquals(setOf(property("kotlin.version")), kotlins.toSet())
    }

    @Test fun `the oldest phone is the same`() {
        assertTrue("gummy-bears-api-${versions.getValue("minSdk")}" in File("pom.xml").readText())
    }

    /** Gradle finds the Android or JVM half of a library by itself; Maven is told. */
    private fun twins(module: Pair<String, String>) = listOf("", "-android", "-jvm").map { module.first to module.second + it }

    private fun reference(value: String) = checkNotNull(Regex("""version\.ref = "(.+?)"""").find(value)) { value }.groupValues[1]

    private fun entries(table: String): List<Pair<String, String>> =
        File("../gradle/libs.versions.toml")
            .readLines()
            .dropWhile { it != "[$table]" }
            .drop(1)
            .takeWhile { !it.startsWith("[") }
            .filter { " = " in it }
            .map { it.substringBefore(" = ") to it.substringAfter(" = ") }

    private fun resolved(version: String) = Regex("""\$\{(.+)}""").matchEntire(version)?.let { property(it.groupValues[1]) } ?: version

    private fun property(name: String) = pom.elements(name).single().textContent

    private fun Document.elements(name: String): List<Element> {
        val found = getElementsByTagName(name)
        return List(found.length) { found.item(it) as Element }
    }

    private fun Element.text(name: String) = getElementsByTagName(name).item(0)?.textContent.orEmpty()
}
