package dev.innkey.app.customer

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.customers.Place
import dev.innkey.app.format.locale
import dev.innkey.app.format.momentFrom
import dev.innkey.app.format.momentsIn

/** What has happened with the customer, a line each. */
internal fun LazyListScope.history(
    history: History,
    place: Place,
    onMore: () -> Unit,
) {
    item(key = "history") {
        Column(Modifier.padding(top = 8.dp, start = 16.dp, end = 16.dp)) {
            Heading(stringResource(R.string.customer_history))
            Text(
                pluralStringResource(R.plurals.customer_history_kept, history.keptDays, history.keptDays),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodySmall,
            )
        }
    }
    items(history.entries, key = { "happening-${it.id}" }) { HappeningView(it, place) }
    if (history.more) {
        item(key = "more-history") {
            OutlinedButton(onMore, Modifier.padding(horizontal = 16.dp).testTag(CustomerTags.MORE_HISTORY)) {
                Text(stringResource(R.string.customer_more_history))
            }
        }
    }
}

@Composable
private fun HappeningView(
    happening: Happening,
    place: Place,
) = Column(
    Modifier.fillMaxWidth().padding(horizontal = 16.dp).testTag(CustomerTags.HAPPENING).semantics(mergeDescendants = true) {},
    verticalArrangement = Arrangement.spacedBy(2.dp),
) {
    Text(stringResource(happening.what), style = MaterialTheme.typography.bodyLarge)
    happening.why?.let { Text(stringResource(it), style = MaterialTheme.typography.bodyMedium) }
    happening.changes.forEach { Text(words(it), style = MaterialTheme.typography.bodyMedium) }
    val at = momentFrom(place.today, happening.at, place.zone, locale())
    Text(
        listOfNotNull(at, name(happening.who), happening.device).joinToString(" · "),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodySmall,
    )
}

@Composable
private fun name(who: Who): String? =
    when (who) {
        Who.Operator -> stringResource(R.string.customer_operator)
        Who.Stranger -> null
        is Who.Somebody -> who.name.ifEmpty { null }
    }

@Composable
private fun words(change: Change): String {
    val field = stringResource(change.field)
    if (change.before == null || change.after == null) return field
    val nothing = stringResource(R.string.customer_nothing)
    val locale = locale()

    fun shown(value: String) = (if (change.field == R.string.customer_stay) momentsIn(value, locale) else value).ifEmpty { nothing }
    return stringResource(R.string.customer_change, field, shown(change.before), shown(change.after))
}
