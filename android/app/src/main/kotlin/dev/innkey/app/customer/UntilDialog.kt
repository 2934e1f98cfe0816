package dev.innkey.app.customer

import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.TimeInput
import androidx.compose.material3.TimePickerDialog
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.format.momentOf
import java.time.Instant
import java.time.LocalDate
import java.time.LocalTime
import java.time.ZoneOffset

/** Asks for day and hour on the building's clocks, one after the other. */
@Composable
internal fun UntilDialog(
    guest: Guest,
    actions: CustomerActions,
) {
    val place = guest.place
    val end = guest.until?.atZone(place.zone)
    var day by rememberSaveable { mutableStateOf<LocalDate?>(null) }
    val chosen = day
    if (chosen == null) {
        DayDialog(end?.toLocalDate() ?: place.today.plusDays(1), { day = it }, actions.onDismiss)
    } else {
        TimeDialog(end?.toLocalTime() ?: MORNING, { actions.onUntil(momentOf(chosen, it, place.zone)) }, actions.onDismiss)
    }
}

private val MORNING = LocalTime.of(10, 0)

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun DayDialog(
    initial: LocalDate,
    onDay: (LocalDate) -> Unit,
    onDismiss: () -> Unit,
) {
    // The picker counts days in UTC, whatever the phone's zone.
    val state = rememberDatePickerState(initial.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
    DatePickerDialog(
        onDismissRequest = onDismiss,
        confirmButton = {
            TextButton(
                { state.selectedDateMillis?.let { onDay(Instant.ofEpochMilli(it).atZone(ZoneOffset.UTC).toLocalDate()) } },
                Modifier.testTag(CustomerTags.UNTIL_OK),
                enabled = state.selectedDateMillis != null,
            ) { Text(stringResource(R.string.customer_next)) }
        },
        dismissButton = { TextButton(onDismiss) { Text(stringResource(R.string.cancel)) } },
    ) { DatePicker(state, Modifier.verticalScroll(rememberScrollState())) }
}

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun TimeDialog(
    initial: LocalTime,
    onTime: (LocalTime) -> Unit,
    onDismiss: () -> Unit,
) {
    val state = rememberTimePickerState(initial.hour, initial.minute)
    TimePickerDialog(
        onDismissRequest = onDismiss,
        title = { Text(stringResource(R.string.customer_until)) },
        confirmButton = {
            TextButton({ onTime(LocalTime.of(state.hour, state.minute)) }, Modifier.testTag(CustomerTags.UNTIL_OK)) {
                Text(stringResource(R.string.customer_save))
            }
        },
        dismissButton = { TextButton(onDismiss) { Text(stringResource(R.string.cancel)) } },
    ) { TimeInput(state) }
}
