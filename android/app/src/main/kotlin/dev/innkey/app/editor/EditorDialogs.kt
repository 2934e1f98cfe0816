package dev.innkey.app.editor

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.navigationBarsPadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.Button
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.ConfirmDialog
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ReadableWidth
import dev.innkey.app.format.locale
import dev.innkey.app.format.moment

/** The button that saves, and why it did not. */
@Composable
internal fun SaveBar(
    state: EditorUiState,
    actions: EditorActions,
) = Surface(color = MaterialTheme.colorScheme.surfaceContainer) {
    Box(Modifier.fillMaxWidth().navigationBarsPadding(), Alignment.Center) {
        Column(Modifier.widthIn(max = ReadableWidth).padding(16.dp, 12.dp), Arrangement.spacedBy(12.dp)) {
            state.refusal?.let { ProblemBanner(it, actions.onStep) }
            Button(actions.onSave, Modifier.fillMaxWidth().testTag(EditorTags.SAVE), enabled = state.isNew || state.changed) {
                if (state.saving) CircularProgressIndicator(Modifier.padding(end = 12.dp).size(18.dp), LocalContentColor.current, 2.dp)
                Text(saveText(state))
            }
        }
    }
}

@Composable
private fun saveText(state: EditorUiState): String =
    stringResource(
        when {
            state.saving -> R.string.editor_saving
            state.isNew && state.form?.signIn == SignIn.CODE -> R.string.editor_save_code
            else -> R.string.editor_save
        },
    )

@Composable
internal fun EditorDialogs(
    state: EditorUiState,
    actions: EditorActions,
) {
    state.clash?.let { ClashDialog(it, state, actions) }
    if (state.leaving) {
        ConfirmDialog(
            title = stringResource(R.string.editor_leave_title),
            text = stringResource(R.string.editor_leave_text),
            confirm = stringResource(R.string.editor_leave),
            onConfirm = actions.onDiscard,
            onDismiss = actions.onStay,
        )
    }
}

/** Somebody else changed the same: whose is right? Not to be closed without an answer. */
@Composable
private fun ClashDialog(
    clash: Clash,
    state: EditorUiState,
    actions: EditorActions,
) = AlertDialog(
    onDismissRequest = {},
    title = { Text(stringResource(R.string.editor_clash_title)) },
    text = {
        Column(Modifier.verticalScroll(rememberScrollState()).testTag(EditorTags.CLASH), Arrangement.spacedBy(16.dp)) {
            Text(stringResource(R.string.editor_clash_text))
            clash.fields.forEach { field ->
                Column {
                    Text(fieldName(field), color = MaterialTheme.colorScheme.onSurface, style = MaterialTheme.typography.titleSmall)
                    Text(stringResource(R.string.editor_clash_mine, fieldText(field, clash.mine, state)))
                    Text(stringResource(R.string.editor_clash_theirs, fieldText(field, clash.theirs, state)))
                }
            }
        }
    },
    confirmButton = {
        TextButton({ actions.onDecide(true) }, Modifier.testTag(EditorTags.KEEP_MINE)) { Text(stringResource(R.string.editor_clash_keep)) }
    },
    dismissButton = {
        TextButton(
            { actions.onDecide(false) },
            Modifier.testTag(EditorTags.TAKE_THEIRS),
        ) { Text(stringResource(R.string.editor_clash_take)) }
    },
)

@Composable
private fun fieldName(field: Field): String =
    stringResource(
        when (field) {
            Field.NAME -> R.string.editor_name
            Field.CONTACT -> R.string.editor_contact
            Field.LANGUAGE -> R.string.editor_language
            Field.FROM -> R.string.editor_from
            Field.UNTIL -> R.string.editor_until
            Field.GROUP -> R.string.editor_group
            Field.SIGHT -> R.string.editor_rights
            Field.LOGIN -> R.string.editor_user
            Field.OWN_LOGIN -> R.string.editor_own_login
            Field.NOTE -> R.string.editor_note
            Field.ENABLED -> R.string.editor_enabled
        },
    )

@Composable
private fun fieldText(
    field: Field,
    form: EditorForm,
    state: EditorUiState,
): String {
    val zone = state.building?.zone
    val none = stringResource(R.string.editor_clash_none)
    return when (field) {
        Field.NAME -> {
            form.name
        }

        Field.CONTACT -> {
            form.contact
        }

        Field.LANGUAGE -> {
            if (form.language.isEmpty()) stringResource(R.string.editor_language_project) else languageName(form.language)
        }

        Field.FROM -> {
            if (zone != null &&
                form.from != null
            ) {
                moment(form.from, zone, locale())
            } else {
                stringResource(R.string.editor_from_none)
            }
        }

        Field.UNTIL -> {
            if (zone != null &&
                form.until != null
            ) {
                moment(form.until, zone, locale())
            } else {
                stringResource(R.string.editor_until_none)
            }
        }

        Field.GROUP -> {
            state.copy(form = form).group?.name ?: stringResource(R.string.editor_group_none)
        }

        Field.SIGHT -> {
            sightText(form, state)
        }

        Field.LOGIN -> {
            if (form.signIn == SignIn.LOGIN) form.user else ""
        }

        Field.OWN_LOGIN -> {
            stringResource(if (form.ownLogin) R.string.editor_on else R.string.editor_off)
        }

        Field.NOTE -> {
            form.note
        }

        Field.ENABLED -> {
            stringResource(if (form.enabled) R.string.editor_on else R.string.editor_off)
        }
    }.ifEmpty { none }
}

@Composable
private fun sightText(
    form: EditorForm,
    state: EditorUiState,
): String =
    when {
        form.sight == Sight.CHOSEN -> {
            val names = state.building?.functions?.let { visible(it, form.ids) }.orEmpty().map { it.name }
            names.joinToString().ifEmpty { stringResource(R.string.editor_preview_nothing) }
        }

        form.sight == Sight.GROUP && form.group != null -> {
            stringResource(R.string.editor_clash_as_group)
        }

        else -> {
            stringResource(R.string.editor_sight_everything)
        }
    }
