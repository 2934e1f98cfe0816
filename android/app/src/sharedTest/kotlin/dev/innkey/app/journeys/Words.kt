package dev.innkey.app.journeys

import android.content.Context
import androidx.annotation.PluralsRes
import androidx.annotation.StringRes
import androidx.test.core.app.ApplicationProvider.getApplicationContext
import dev.innkey.app.phone.Language
import dev.innkey.app.phone.speaking

/** What the app says; in the phone's language, if no other is asked for. */
fun said(
    @StringRes what: Int,
    language: Language = Language.SYSTEM,
): String = getApplicationContext<Context>().speaking(language).getString(what)

/** What the app says of so many, in the phone's language. */
fun saidOf(
    @PluralsRes what: Int,
    count: Int,
): String = getApplicationContext<Context>().resources.getQuantityString(what, count, count)

/** What is always the same in a text with a gap in it. */
fun String.withoutArguments(): String = replace(Regex("%\\d\\$[sd]"), "").trim()
