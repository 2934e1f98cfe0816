package dev.innkey.app.settings

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.design.IconAction
import dev.innkey.app.format.day
import dev.innkey.app.format.locale
import dev.innkey.app.format.moment
import java.time.ZoneId

/** The phones and tablets on which the same person is signed in. */
@Composable
internal fun DevicesSection(
    state: SettingsUiState,
    known: Known,
    actions: SettingsActions,
) = Section(R.string.settings_devices) {
    val devices = state.devices
    when {
        devices != null -> devices.forEach { DeviceRow(it, known.zone, state.work == null, actions) }
        state.refreshing -> SettingRow(R.drawable.ic_phone, stringResource(R.string.settings_devices_asking), busy = true)
        else -> Explanation(stringResource(R.string.settings_devices_unknown))
    }
    SettingRow(
        R.drawable.ic_signout,
        stringResource(R.string.settings_everywhere),
        Modifier.testTag(SettingsTags.SIGN_OUT_EVERYWHERE),
        busy = state.work == Part.DEVICES,
        onClick = { actions.onAsk(Ask.SignOutEverywhere) },
    )
    FailureLine(state, Part.DEVICES, actions)
}

@Composable
private fun DeviceRow(
    device: SignedInDevice,
    zone: ZoneId,
    enabled: Boolean,
    actions: SettingsActions,
) {
    val since = stringResource(R.string.settings_device_since, day(device.since, zone, locale()))
    SettingRow(
        R.drawable.ic_phone,
        device.name,
        Modifier.testTag(SettingsTags.DEVICE),
        text = if (device.here) since else "$since\n" + stringResource(R.string.settings_device_seen, moment(device.seen, zone, locale())),
    ) {
        if (device.here) {
            Text(
                stringResource(R.string.settings_device_here),
                color = MaterialTheme.colorScheme.primary,
                style = MaterialTheme.typography.labelLarge,
            )
        } else {
            IconAction(
                R.drawable.ic_signout,
                R.string.settings_device_sign_out,
                { actions.onAsk(Ask.SignOutDevice(device)) },
                tag = SettingsTags.SIGN_OUT_DEVICE,
                enabled = enabled,
            )
        }
    }
}
