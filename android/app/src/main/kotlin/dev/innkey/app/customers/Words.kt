package dev.innkey.app.customers

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.format.day
import java.time.Instant
import java.time.ZoneId
import java.util.Locale

/** A code as a screen reader should say it: letter by letter, a pause in the middle. */
internal fun String.spelled(): String = split('-').joinToString(", ") { group -> group.toList().joinToString(" ") }

/** From when to when; null if neither is set. */
@Composable
internal fun stay(
    from: Instant?,
    until: Instant?,
    zone: ZoneId,
    locale: Locale,
): String? {
    val first = from?.let { day(it, zone, locale) }
    val last = until?.let { day(it, zone, locale) }
    return when {
        first != null && last != null -> stringResource(R.string.customers_stay, first, last)
        first != null -> stringResource(R.string.customers_stay_from, first)
        last != null -> stringResource(R.string.customers_stay_until, last)
        else -> null
    }
}
