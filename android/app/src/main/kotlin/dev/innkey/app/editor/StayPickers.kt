package dev.innkey.app.editor

import android.text.format.DateFormat
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.DatePicker
import androidx.compose.material3.DatePickerDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.SelectableDates
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.TimePicker
import androidx.compose.material3.TimePickerDialog
import androidx.compose.material3.rememberDatePickerState
import androidx.compose.material3.rememberTimePickerState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.design.ConfirmTags
import java.time.LocalDate
import java.time.LocalTime
import java.util.concurrent.TimeUnit

/** A day; none before [earliest]. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun DayPicker(
    chosen: LocalDate?,
    earliest: LocalDate?,
    onClose: () -> Unit,
    onChoose: (LocalDate) -> Unit,
) {
    val state =
        rememberDatePickerState(
            initialSelectedDateMillis = chosen?.let { TimeUnit.DAYS.toMillis(it.toEpochDay()) },
            selectableDates = remember(earliest) { NotBefore(earliest) },
        )
    DatePickerDialog(
        onDismissRequest = onClose,
        confirmButton = {
            TextButton(
                {
                    onClose()
                    // The picker counts days as midnights in UTC, wherever the building is.
                    state.selectedDateMillis?.let { onChoose(LocalDate.ofEpochDay(TimeUnit.MILLISECONDS.toDays(it))) }
                },
                Modifier.testTag(ConfirmTags.CONFIRM),
                enabled = state.selectedDateMillis != null,
            ) { Text(stringResource(R.string.editor_ok)) }
        },
        dismissButton = { TextButton(onClose, Modifier.testTag(ConfirmTags.CANCEL)) { Text(stringResource(R.string.cancel)) } },
    ) {
        DatePicker(state, Modifier.verticalScroll(rememberScrollState()))
    }
}

@OptIn(ExperimentalMaterial3Api::class)
private class NotBefore(
    private val earliest: LocalDate?,
) : SelectableDates {
    override fun isSelectableDate(utcTimeMillis: Long) = earliest == null || utcTimeMillis >= TimeUnit.DAYS.toMillis(earliest.toEpochDay())

    override fun isSelectableYear(year: Int) = earliest == null || year >= earliest.year
}

/** An hour and minute, as the phone writes them. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun HourPicker(
    title: String,
    chosen: LocalTime,
    onClose: () -> Unit,
    onChoose: (LocalTime) -> Unit,
) {
    val state = rememberTimePickerState(chosen.hour, chosen.minute, DateFormat.is24HourFormat(LocalContext.current))
    TimePickerDialog(
        onDismissRequest = onClose,
        confirmButton = {
            TextButton(
                {
                    onClose()
                    onChoose(LocalTime.of(state.hour, state.minute))
                },
                Modifier.testTag(ConfirmTags.CONFIRM),
            ) { Text(stringResource(R.string.editor_ok)) }
        },
        title = { Text(title) },
        dismissButton = { TextButton(onClose, Modifier.testTag(ConfirmTags.CANCEL)) { Text(stringResource(R.string.cancel)) } },
    ) {
        TimePicker(state, Modifier.verticalScroll(rememberScrollState()))
    }
}
