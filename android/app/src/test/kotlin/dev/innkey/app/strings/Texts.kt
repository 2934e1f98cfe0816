package dev.innkey.app.strings

import org.w3c.dom.Element
import org.w3c.dom.NodeList
import java.io.File
import javax.xml.parsers.DocumentBuilderFactory

/** The languages of the app, and the quantities that the numbers of each tell apart (CLDR). */
enum class Language(
    val folder: String,
    val quantities: Set<String>,
) {
    ENGLISH("values", setOf("one", "other")),
    GERMAN("values-de", setOf("one", "other")),
    ITALIAN("values-it", setOf("one", "many", "other")),
}

/**
 * A text that a person reads.
 *
 * @property kind `string` or `plurals`
 * @property forms by quantity; a `string` has only `other`
 */
class Text(
    val file: String,
    val kind: String,
    val key: String,
    val forms: Map<String, String>,
)

/** Where the app's sources lie, seen from the folder of either build. */
val mainSources = File("../app/src/main").canonicalFile

/** All texts of a [language] that are there to be translated. */
fun texts(language: Language): List<Text> =
    File(mainSources, "res/${language.folder}")
        .listFiles { file -> file.extension == "xml" }!!
        .sorted()
        .flatMap { file ->
            elements(file)
                .filter { it.tagName in setOf("string", "plurals") && it.getAttribute("translatable") != "false" }
                .map { Text(file.name, it.tagName, it.getAttribute("name"), forms(it)) }
        }

private fun elements(file: File): List<Element> =
    DocumentBuilderFactory
        .newInstance()
        .newDocumentBuilder()
        .parse(file)
        .documentElement.childNodes
        .elements()

private fun forms(element: Element): Map<String, String> =
    if (element.tagName == "string") {
        mapOf("other" to element.textContent)
    } else {
        element.childNodes.elements().associate { it.getAttribute("quantity") to it.textContent }
    }

private fun NodeList.elements(): List<Element> = (0 until length).mapNotNull { item(it) as? Element }
