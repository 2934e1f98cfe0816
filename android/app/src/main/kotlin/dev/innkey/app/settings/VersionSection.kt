package dev.innkey.app.settings

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R

/** The project's version here and on its server, and where that is. */
@Composable
internal fun VersionSection(
    state: SettingsUiState,
    known: Known,
    actions: SettingsActions,
) = Section(R.string.settings_project) {
    SettingRow(
        R.drawable.ic_home,
        known.version?.let { stringResource(R.string.settings_version_here, it) } ?: stringResource(R.string.settings_version_none),
        Modifier.testTag(SettingsTags.VERSION),
        text = server(state, known),
    )
    Bring(state, known, actions)
    Explanation(stringResource(R.string.settings_rollback))
    known.addresses.forEach { address ->
        SettingRow(
            R.drawable.ic_address,
            address.name,
            Modifier.testTag(SettingsTags.ADDRESS),
            text = stringResource(if (address.pinned) R.string.settings_pinned else R.string.settings_public),
        )
    }
}

/** The way to the server's version, if it is not here. */
@Composable
private fun Bring(
    state: SettingsUiState,
    known: Known,
    actions: SettingsActions,
) {
    val download = known.version == null
    if (!download && state.server?.upToDate != false) return
    SettingRow(
        if (download) R.drawable.ic_download else R.drawable.ic_update,
        stringResource(if (download) R.string.step_download else R.string.settings_update),
        Modifier.testTag(SettingsTags.UPDATE),
        tint = MaterialTheme.colorScheme.primary,
        onClick = actions.onUpdate,
    )
}

@Composable
private fun server(
    state: SettingsUiState,
    known: Known,
): String {
    val server = state.server
    return when {
        server == null && state.refreshing -> stringResource(R.string.settings_version_asking)

        server == null -> stringResource(R.string.settings_version_unknown)

        server.upToDate -> stringResource(R.string.settings_version_current)

        // Only the rights have changed.
        server.number == known.version -> stringResource(R.string.settings_version_more)

        else -> stringResource(R.string.settings_version_server, server.number)
    }
}
