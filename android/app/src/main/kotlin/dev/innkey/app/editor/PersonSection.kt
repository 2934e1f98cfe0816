package dev.innkey.app.editor

import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import dev.innkey.app.R
import java.util.Locale

/** Who the guest is. */
@Composable
internal fun PersonSection(
    form: EditorForm,
    actions: EditorActions,
) = Section(R.string.editor_person) {
    TextLine(
        form.name,
        { name -> actions.onEdit { it.copy(name = name) } },
        R.string.editor_name,
        EditorTags.NAME,
        R.drawable.ic_person,
        help = R.string.editor_name_help,
        keyboard = KeyboardOptions(KeyboardCapitalization.Words, imeAction = ImeAction.Next),
    )
    TextLine(
        form.contact,
        { contact -> actions.onEdit { it.copy(contact = contact) } },
        R.string.editor_contact,
        EditorTags.CONTACT,
        R.drawable.ic_phone,
        help = R.string.editor_contact_help,
        // E-mail address or phone number: this keyboard has what both need.
        keyboard = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Email, imeAction = ImeAction.Done),
    )
    Menu(
        form.language,
        languages(form.language),
        { language -> actions.onEdit { it.copy(language = language) } },
        R.string.editor_language,
        EditorTags.LANGUAGE,
        R.drawable.ic_language,
    )
}

/** Note, and whether the customer counts at all. */
@Composable
internal fun MoreSection(
    form: EditorForm,
    actions: EditorActions,
) = Section(R.string.editor_more) {
    TextLine(
        form.note,
        { note -> actions.onEdit { it.copy(note = note) } },
        R.string.editor_note,
        EditorTags.NOTE,
        R.drawable.ic_note,
        help = R.string.editor_note_help,
        keyboard = KeyboardOptions(KeyboardCapitalization.Sentences),
        lines = NOTE_LINES,
    )
    Toggle(
        form.enabled,
        { enabled -> actions.onEdit { it.copy(enabled = enabled) } },
        stringResource(R.string.editor_enabled),
        EditorTags.ENABLED,
        stringResource(if (form.enabled) R.string.editor_enabled_help else R.string.editor_disabled_help),
    )
}

/** Languages in which messages are written, each by its own name; and [chosen], if another app has set an unusual one. */
@Composable
private fun languages(chosen: String): List<Pair<String, String>> =
    listOf("" to stringResource(R.string.editor_language_project)) +
        (listOf("en", "de", "it") + chosen).distinct().filter { it.isNotEmpty() }.map { it to languageName(it) }

internal fun languageName(tag: String): String {
    val locale = Locale.forLanguageTag(tag)
    return locale.getDisplayName(locale).replaceFirstChar { it.titlecase(locale) }.ifEmpty { tag }
}

private const val NOTE_LINES = 3
