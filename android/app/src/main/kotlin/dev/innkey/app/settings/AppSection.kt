package dev.innkey.app.settings

import androidx.annotation.StringRes
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Switch
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import dev.innkey.app.R
import dev.innkey.app.phone.Language
import dev.innkey.app.phone.Theme

/** How the app speaks and looks, for all projects. */
@Composable
internal fun AppSection(
    choices: AppChoicesUiState,
    actions: AppChoicesActions,
) = Section(R.string.settings_app) {
    SettingRow(
        R.drawable.ic_language,
        stringResource(R.string.settings_language),
        Modifier.testTag(SettingsTags.LANGUAGE),
        text = stringResource(choices.language.title),
        onClick = { actions.onChoose(Choice.LANGUAGE) },
    )
    SettingRow(
        R.drawable.ic_theme,
        stringResource(R.string.settings_theme),
        Modifier.testTag(SettingsTags.THEME),
        text = stringResource(choices.theme.title),
        onClick = { actions.onChoose(Choice.THEME) },
    )
    choices.dynamic?.let { on ->
        SettingRow(
            R.drawable.ic_image,
            stringResource(R.string.settings_dynamic),
            Modifier.testTag(SettingsTags.DYNAMIC).toggleable(on, role = Role.Switch, onValueChange = actions.onDynamic),
            text = stringResource(R.string.settings_dynamic_text),
            trailing = { Switch(on, onCheckedChange = null) },
        )
    }
}

/** What a person chooses from, if they are choosing. */
@Composable
internal fun AppChoiceDialog(
    choices: AppChoicesUiState,
    actions: AppChoicesActions,
) = when (choices.choosing) {
    null -> {}

    Choice.LANGUAGE -> {
        ChoiceDialog(
            stringResource(R.string.settings_language),
            Language.entries.map { Option(it, stringResource(it.title), "${SettingsTags.LANGUAGE}-${it.name.lowercase()}") },
            choices.language,
            actions.onLanguage,
            actions.onLeave,
        )
    }

    Choice.THEME -> {
        ChoiceDialog(
            stringResource(R.string.settings_theme),
            Theme.entries.map { Option(it, stringResource(it.title), "${SettingsTags.THEME}-${it.name.lowercase()}") },
            choices.theme,
            actions.onTheme,
            actions.onLeave,
        )
    }
}

/** A language is called as its speakers call it. */
private val Language.title: Int
    @StringRes get() =
        when (this) {
            Language.SYSTEM -> R.string.settings_as_phone
            Language.ENGLISH -> R.string.settings_english
            Language.GERMAN -> R.string.settings_german
            Language.ITALIAN -> R.string.settings_italian
        }

private val Theme.title: Int
    @StringRes get() =
        when (this) {
            Theme.SYSTEM -> R.string.settings_as_phone
            Theme.LIGHT -> R.string.settings_light
            Theme.DARK -> R.string.settings_dark
        }
