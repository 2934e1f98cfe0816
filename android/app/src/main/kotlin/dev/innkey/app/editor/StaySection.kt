package dev.innkey.app.editor

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.IconAction
import dev.innkey.app.format.day
import dev.innkey.app.format.locale
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneId
import java.time.format.DateTimeFormatter
import java.time.format.FormatStyle
import java.time.format.TextStyle

/** When the project may be used: days and hours as in the building. */
@Composable
internal fun StaySection(
    state: EditorUiState,
    form: EditorForm,
    building: Building,
    actions: EditorActions,
) = Section(R.string.editor_stay) {
    End(
        form.from,
        building.zone,
        R.string.editor_from,
        R.string.editor_from_none,
        R.string.editor_from_clear,
        EditorTags.FROM,
        actions.onFrom,
        { actions.onEdit { it.copy(from = null) } },
    )
    End(
        form.until,
        building.zone,
        R.string.editor_until,
        R.string.editor_until_none,
        R.string.editor_until_clear,
        EditorTags.UNTIL,
        actions.onUntil,
        { actions.onEdit { it.copy(until = null) } },
        earliest = form.from?.atZone(building.zone)?.toLocalDate(),
        hint = state.hint(Field.UNTIL),
    )
    if (building.foreign) {
        Row(Modifier.testTag(EditorTags.ZONE), Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
            Decoration(R.drawable.ic_clock, Modifier.size(20.dp), MaterialTheme.colorScheme.onSurfaceVariant)
            Help(stringResource(R.string.editor_zone, zoneName(building.zone)))
        }
    }
}

/** One end of the stay. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
private fun End(
    at: Instant?,
    zone: ZoneId,
    @StringRes label: Int,
    @StringRes none: Int,
    @StringRes clear: Int,
    tag: String,
    onChange: (LocalDate, LocalTime?) -> Unit,
    onClear: () -> Unit,
    earliest: LocalDate? = null,
    @StringRes hint: Int? = null,
) {
    var picksDay by rememberSaveable { mutableStateOf(false) }
    var picksTime by rememberSaveable { mutableStateOf(false) }
    val local = at?.atZone(zone)
    Column(Modifier.fillMaxWidth(), Arrangement.spacedBy(4.dp)) {
        Row(Modifier.fillMaxWidth(), verticalAlignment = Alignment.CenterVertically) {
            Text(stringResource(label), Modifier.weight(1f), style = MaterialTheme.typography.bodyLarge)
            if (local != null) IconAction(R.drawable.ic_close, clear, onClear, tag = tag + EditorTags.CLEAR)
        }
        if (local == null) Help(stringResource(none))
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), itemVerticalAlignment = Alignment.CenterVertically) {
            if (local == null) {
                Pick(stringResource(R.string.editor_set_day), stringResource(label), R.drawable.ic_calendar, tag) { picksDay = true }
            } else {
                Pick(day(at, zone, locale()), stringResource(label), R.drawable.ic_calendar, tag) { picksDay = true }
                Pick(hour(local.toLocalTime()), stringResource(label), R.drawable.ic_clock, tag + EditorTags.TIME) { picksTime = true }
            }
        }
        if (hint != null) {
            Text(
                stringResource(hint),
                Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                color = MaterialTheme.colorScheme.error,
                style = MaterialTheme.typography.bodyMedium,
            )
        }
    }
    if (picksDay) {
        DayPicker(local?.toLocalDate() ?: earliest, earliest, { picksDay = false }) { onChange(it, null) }
    }
    if (picksTime && local != null) {
        HourPicker(stringResource(label), local.toLocalTime(), { picksTime = false }) { onChange(local.toLocalDate(), it) }
    }
}

@Composable
private fun Pick(
    text: String,
    label: String,
    icon: Int,
    tag: String,
    onClick: () -> Unit,
) = OutlinedButton(onClick, Modifier.testTag(tag).semantics { contentDescription = "$label: $text" }) {
    Decoration(icon, Modifier.size(18.dp))
    Text(text, Modifier.padding(start = 8.dp), color = MaterialTheme.colorScheme.onSurface)
}

@Composable
private fun hour(time: LocalTime): String = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale()).format(time)

/** E.g. "Central European Time (Rome)". */
@Composable
private fun zoneName(zone: ZoneId): String {
    val name = zone.getDisplayName(TextStyle.FULL, locale())
    val city = zone.id.substringAfterLast('/').replace('_', ' ')
    return if ('/' in zone.id) "$name ($city)" else name
}
