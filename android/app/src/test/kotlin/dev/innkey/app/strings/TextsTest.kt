package dev.innkey.app.strings

import org.junit.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Everything that a person reads is there in each language, and nothing else. */
class TextsTest {
    private val all = Language.entries.associateWith { texts(it) }
    private val english = all.getValue(Language.ENGLISH)

    @Test
    fun `there is much to read`() = assertTrue(english.size > 50)

    @Test
    fun `a key stands once`() {
        for ((language, texts) in all) {
            assertNone(texts.groupBy { it.key }.filterValues { it.size > 1 }.keys, "$language: stand twice")
        }
    }

    @Test
    fun `each text is there in each language, in the file of the same name`() {
        val wanted = english.map { it.place() }.toSet()
        for ((language, texts) in all) {
            val there = texts.map { it.place() }.toSet()
            assertNone(wanted - there, "$language: missing")
            assertNone(there - wanted, "$language: not there in English")
        }
    }

    @Test
    fun `a translation takes the same arguments`() {
        for ((language, texts) in all) {
            val wrong =
                texts.filter { text ->
                    val wanted = english.firstOrNull { it.key == text.key }?.arguments() ?: return@filter false
                    text.arguments() != wanted || !text.forms.values.all { wanted.containsAll(arguments(it)) }
                }
            assertNone(wrong.map { it.key }, "$language: other arguments than in English")
        }
    }

    @Test
    fun `several arguments are numbered, so that a translation may turn them round`() {
        for ((language, texts) in all) {
            val wrong = texts.filter { text -> text.forms.values.any { plainArgument.findAll(it).count() > 1 } }
            assertNone(wrong.map { it.key }, "$language: not numbered")
        }
    }

    @Test
    fun `a plural has the quantities of its language`() {
        for ((language, texts) in all) {
            val wrong = texts.filter { it.kind == "plurals" && it.forms.keys != language.quantities }
            assertNone(wrong.map { "${it.key} has ${it.forms.keys}" }, "$language: wants ${language.quantities}")
        }
    }

    @Test
    fun `quotes, ellipses and blanks are those of a book`() {
        for ((language, texts) in all) {
            val wrong = texts.filter { text -> text.forms.values.any { isTypewritten(it) } }
            assertNone(wrong.map { "${it.key}: ${it.forms.values}" }, "$language: typewritten")
        }
    }

    @Test
    fun `each text is used`() {
        val sources = mainSources.walk().filter { it.extension in setOf("kt", "xml") }.joinToString("\n", transform = File::readText)
        val used = reference.findAll(sources).map { it.groupValues[1] to it.groupValues[2] }.toSet()
        assertNone(english.filter { it.kind to it.key !in used }.map { it.key }, "not used")
    }

    private fun isTypewritten(text: String) = text.isBlank() || text != text.trim() || typewritten.containsMatchIn(text)

    private fun Text.place() = "$file: $kind $key"

    private fun Text.arguments() = forms["other"]?.let { arguments(it) }

    private fun arguments(text: String): Set<String> = argument.findAll(text).map { it.value }.toSet()

    private fun assertNone(
        found: Collection<Any>,
        message: String,
    ) = assertEquals(emptyList<Any>(), found.toList(), message)
}

/** `%%` is a percent sign and no argument. */
private val argument = Regex("""(?<!%)%(?:\d+\$)?[,.\d]*[a-z]""")
private val plainArgument = Regex("""(?<!%)%[sd]""")
private val typewritten = Regex("""["']|\.\.\.""")
private val reference = Regex("""(?:\bR\.|@)(string|plurals)[./](\w+)""")
