package dev.innkey.app.signin

import androidx.compose.foundation.ExperimentalFoundationApi
import androidx.compose.foundation.text.input.InputTransformation
import androidx.compose.foundation.text.input.OutputTransformation
import androidx.compose.foundation.text.input.TextFieldBuffer
import androidx.compose.foundation.text.input.insert

internal const val CODE_LENGTH = 8
private const val GROUP = 4

/** Takes what is typed or pasted into the eight places of a code; whether it is one, the core says. */
internal object CodeInput : InputTransformation {
    @OptIn(ExperimentalFoundationApi::class)
    override fun TextFieldBuffer.transformInput() {
        val whole = asCharSequence().toString()
        val added = if (changes.changeCount == 1) changes.getRange(0).let { whole.substring(it.min, it.max) } else whole
        val code = if (added.length >= CODE_LENGTH) codeIn(added) else whole.places().take(CODE_LENGTH)
        when {
            code == null -> {
                revertAllChanges()
            }

            code != whole -> {
                replace(0, length, code)
                placeCursorBeforeCharAt(length)
            }
        }
    }
}

/** Shows a gap between the two groups as soon as there is a second one. */
internal object CodeOutput : OutputTransformation {
    override fun TextFieldBuffer.transformOutput() {
        if (length > GROUP) insert(GROUP, "-")
    }
}

/**
 * The code in what was pasted: a message has it as hosts' apps write it, `XXXX-XXXX`; else the text is a code itself, however it is
 * spelled. Null if it is neither.
 */
internal fun codeIn(pasted: String): String? = (inMessage.find(pasted)?.value ?: pasted).places().takeIf { it.length == CODE_LENGTH }

private fun String.places() = filter { it.isLetterOrDigit() }.uppercase()

private val inMessage = Regex("(?<![A-Za-z0-9-])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}(?![A-Za-z0-9-])")
