package dev.innkey.app.customers

import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.CustomAccessibilityAction
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.customActions
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.format.locale

@Composable
internal fun CustomerRowView(
    row: CustomerRow,
    place: Place,
    actions: CustomersActions,
) {
    var menu by remember { mutableStateOf(false) }
    val remove = stringResource(R.string.customers_remove)
    val edit = stringResource(R.string.customers_edit)
    Surface(color = MaterialTheme.colorScheme.surface) {
        Row(
            Modifier
                .fillMaxWidth()
                .testTag(CustomersTags.ROW)
                .combinedClickable(
                    role = Role.Button,
                    onLongClickLabel = stringResource(R.string.customers_more),
                    onLongClick = { menu = true },
                    onClick = { actions.onOpen(row) },
                ).semantics {
                    customActions =
                        listOf(
                            CustomAccessibilityAction(edit) {
                                actions.onEdit(row)
                                true
                            },
                            CustomAccessibilityAction(remove) {
                                actions.onRemove(row)
                                true
                            },
                        )
                }.padding(horizontal = 16.dp, vertical = 12.dp),
            horizontalArrangement = Arrangement.spacedBy(16.dp),
            verticalAlignment = Alignment.Top,
        ) {
            StandingMark(row.standing)
            Column(Modifier.weight(1f), verticalArrangement = Arrangement.spacedBy(2.dp)) {
                LabelView(row.label, place)
                StandingText(row.standing, place)
                About(row, place)
            }
            Box { RowMenu(menu, { menu = false }, row, actions) }
        }
    }
}

@Composable
private fun LabelView(
    label: Label,
    place: Place,
) = when (label) {
    is Label.Code -> {
        val spelled = label.code.spelled()
        FlowRow(horizontalArrangement = Arrangement.spacedBy(12.dp), itemVerticalAlignment = Alignment.CenterVertically) {
            Text(
                label.code,
                Modifier.semantics { contentDescription = spelled },
                style = MaterialTheme.typography.titleLarge,
                fontFamily = FontFamily.Monospace,
                fontWeight = FontWeight.SemiBold,
            )
            label.name?.let { Name(it) }
        }
    }

    is Label.Name -> {
        Name(label.name)
    }

    is Label.Invited -> {
        Name(label.name ?: stringResource(R.string.customers_invited_on, dayOf(label.on, place)))
    }

    is Label.NotInvited -> {
        Name(label.name ?: stringResource(R.string.customers_no_name))
    }
}

@Composable
private fun Name(name: String) =
    Text(name, style = MaterialTheme.typography.titleMedium, maxLines = 2, overflow = TextOverflow.Ellipsis)

/** When they stay, what they belong to, and when they were invited where that is not the label already. */
@Composable
private fun About(
    row: CustomerRow,
    place: Place,
) {
    val label = row.label
    val invited =
        if (label is Label.Invited && label.name != null) {
            stringResource(R.string.customers_invited_on_small, dayOf(label.on, place))
        } else {
            null
        }
    val words = listOfNotNull(stay(row.from, row.until, place.zone, locale()), row.group, invited)
    if (words.isEmpty()) return
    Text(
        words.joinToString(" · "),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodySmall,
    )
}

@Composable
private fun RowMenu(
    open: Boolean,
    onClose: () -> Unit,
    row: CustomerRow,
    actions: CustomersActions,
) = DropdownMenu(open, onClose) {
    DropdownMenuItem(
        text = { Text(stringResource(R.string.customers_edit)) },
        leadingIcon = { Decoration(R.drawable.ic_edit) },
        onClick = {
            onClose()
            actions.onEdit(row)
        },
        modifier = Modifier.testTag(CustomersTags.EDIT),
    )
    DropdownMenuItem(
        text = { Text(stringResource(R.string.customers_remove)) },
        leadingIcon = { Decoration(R.drawable.ic_delete) },
        onClick = {
            onClose()
            actions.onRemove(row)
        },
        modifier = Modifier.testTag(CustomersTags.REMOVE),
    )
}
