package dev.innkey.app.problem

import android.content.res.Resources
import dev.innkey.app.format.bytes

/** What happened, a sentence. */
fun Problem.happened(resources: Resources): String =
    when (argument) {
        null -> resources.getString(what)
        is Argument.Word -> resources.getString(what, argument.text)
        is Argument.Size -> resources.getString(what, bytes(argument.bytes, resources.configuration.locales[0]))
    }

/** What to do about it, a sentence; null if nothing helps. */
fun Problem.remedy(resources: Resources): String? = next?.let { resources.getString(it) }
