package dev.innkey.app.settings

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.format.bytes
import dev.innkey.app.format.locale

/** What this phone keeps. Projects of one building share their files, so only all of them can be measured. */
@Composable
internal fun StorageSection(
    state: SettingsUiState,
    actions: SettingsActions,
) = Section(R.string.settings_storage) {
    SettingRow(
        R.drawable.ic_storage,
        stringResource(R.string.settings_storage_all),
        Modifier.testTag(SettingsTags.STORAGE),
        text = state.storage?.let { bytes(it, locale()) } ?: stringResource(R.string.settings_storage_counting),
    )
    SettingRow(
        R.drawable.ic_delete,
        stringResource(R.string.settings_tidy),
        Modifier.testTag(SettingsTags.TIDY),
        text = stringResource(R.string.settings_tidy_text),
        busy = state.work == Part.STORAGE,
        onClick = actions.onTidy,
    )
    FailureLine(state, Part.STORAGE, actions)
}
