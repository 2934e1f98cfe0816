package dev.innkey.app.settings

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R

/** @param pin whether a PIN is asked for before the project is shown */
@Composable
internal fun LockSection(
    pin: Boolean,
    onClick: () -> Unit,
) = Section(R.string.settings_lock) {
    SettingRow(
        R.drawable.ic_fingerprint,
        stringResource(R.string.lock_title),
        Modifier.testTag(SettingsTags.LOCK),
        text = stringResource(if (pin) R.string.settings_lock_on else R.string.settings_lock_off),
        onClick = onClick,
    )
}
