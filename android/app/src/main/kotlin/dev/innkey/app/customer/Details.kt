package dev.innkey.app.customer

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.customers.Place
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.IconAction
import dev.innkey.app.format.locale
import dev.innkey.app.format.moment
import dev.innkey.app.format.momentFrom
import java.time.Instant

/** From when to when, and two quick ways to make it longer. */
@Composable
internal fun StayCard(
    guest: Guest,
    working: Boolean,
    actions: CustomerActions,
) = Section {
    Heading(stringResource(R.string.customer_stay))
    Fact(
        R.drawable.ic_calendar,
        stringResource(R.string.customer_from),
        guest.from?.moment(guest.place) ?: stringResource(R.string.customer_at_once),
    )
    Fact(
        R.drawable.ic_stay,
        stringResource(R.string.customer_until),
        guest.until?.moment(guest.place) ?: stringResource(R.string.customer_no_end),
    )
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        if (guest.until != null) {
            OutlinedButton(actions.onDayMore, Modifier.testTag(CustomerTags.DAY_MORE), enabled = !working) {
                Labelled(R.drawable.ic_add, stringResource(R.string.customer_day_more))
            }
        }
        TextButton({ actions.onAsk(Asking.Until) }, Modifier.testTag(CustomerTags.UNTIL), enabled = !working) {
            Text(stringResource(if (guest.until == null) R.string.customer_set_end else R.string.customer_other_end))
        }
    }
}

/** What else is known of the customer. */
@Composable
internal fun Facts(guest: Guest) {
    val place = guest.place
    val facts =
        listOfNotNull(
            guest.group?.let { Triple(R.drawable.ic_group, R.string.customer_group, it) },
            guest.contact.ifEmpty { null }?.let { Triple(R.drawable.ic_message, R.string.customer_contact, it) },
            guest.user?.let { Triple(R.drawable.ic_person, R.string.customer_user, it) },
            guest.note.ifEmpty { null }?.let { Triple(R.drawable.ic_note, R.string.customer_note, it) },
            guest.shared?.let { Triple(R.drawable.ic_share, R.string.customer_shared, it.moment(place)) },
            guest.downloaded?.let { Triple(R.drawable.ic_download, R.string.customer_downloaded, it.moment(place)) },
        )
    if (facts.isEmpty()) return
    Section {
        Heading(stringResource(R.string.customer_facts))
        facts.forEach { (icon, name, value) -> Fact(icon, stringResource(name), value) }
    }
}

@Composable
internal fun Devices(
    devices: List<DeviceLine>,
    place: Place,
    working: Boolean,
    actions: CustomerActions,
) = Section {
    Heading(stringResource(R.string.customer_devices))
    devices.forEach { device ->
        Row(Modifier.fillMaxWidth().testTag(CustomerTags.DEVICE), Arrangement.spacedBy(16.dp), Alignment.CenterVertically) {
            Decoration(R.drawable.ic_phone, tint = MaterialTheme.colorScheme.onSurfaceVariant)
            Column(Modifier.weight(1f)) {
                Text(device.name, style = MaterialTheme.typography.bodyLarge)
                val seen = momentFrom(place.today, device.lastSeen, place.zone, locale())
                Text(
                    stringResource(R.string.customer_device_seen, seen),
                    color = MaterialTheme.colorScheme.onSurfaceVariant,
                    style = MaterialTheme.typography.bodyMedium,
                )
            }
            IconAction(
                R.drawable.ic_signout,
                R.string.customer_sign_out,
                { actions.onAsk(Asking.SignOut(device)) },
                tag = CustomerTags.SIGN_OUT,
                enabled = !working,
            )
        }
    }
    if (devices.size > 1) {
        TextButton({ actions.onAsk(Asking.SignOutAll) }, Modifier.testTag(CustomerTags.SIGN_OUT_ALL), enabled = !working) {
            Text(stringResource(R.string.customer_sign_out_all))
        }
    }
}

@Composable
internal fun Heading(text: String) = Text(text, Modifier.semantics { heading() }, style = MaterialTheme.typography.titleMedium)

@Composable
private fun Fact(
    icon: Int,
    name: String,
    value: String,
) = Row(Modifier.semantics(mergeDescendants = true) {}, Arrangement.spacedBy(16.dp)) {
    Decoration(icon, Modifier.padding(top = 2.dp).size(20.dp), MaterialTheme.colorScheme.onSurfaceVariant)
    Column {
        Text(name, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.labelMedium)
        Text(value, style = MaterialTheme.typography.bodyLarge)
    }
}

@Composable
private fun Instant.moment(place: Place): String = moment(this, place.zone, locale())
