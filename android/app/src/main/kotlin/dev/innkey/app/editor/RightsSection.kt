package dev.innkey.app.editor

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.selection.triStateToggleable
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedCard
import androidx.compose.material3.TriStateCheckbox
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.state.ToggleableState
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration

/** What the guest may see: as a group, or by choice. */
@Composable
internal fun RightsSection(
    state: EditorUiState,
    form: EditorForm,
    building: Building,
    actions: EditorActions,
) = Section(R.string.editor_rights, Modifier.testTag(EditorTags.RIGHTS)) {
    Menu(
        form.group,
        groups(form, building),
        actions.onGroup,
        R.string.editor_group,
        EditorTags.GROUP,
        R.drawable.ic_group,
        state.hint(Field.GROUP),
    )
    Column(Modifier.selectableGroup()) {
        sights(form).forEach { sight ->
            Choice(
                // Without a group, what no group says is everything.
                form.sight == sight || (sight == Sight.GROUP && form.group == null && form.sight == Sight.EVERYTHING),
                { actions.onEdit { it.copy(sight = sight) } },
                text(sight, state, form),
                EditorTags.SIGHT + sight.name.lowercase(),
            )
        }
    }
    if (form.sight == Sight.CHOSEN) {
        if (building.functions ==
            null
        ) {
            Help(stringResource(R.string.editor_not_downloaded))
        } else {
            Tree(building.functions, form.ids, actions)
        }
    }
}

@Composable
private fun groups(
    form: EditorForm,
    building: Building,
): List<Pair<String?, String>> {
    val groups = building.groups.orEmpty().map { it.id to it.name }
    val unknown =
        if (form.group == null ||
            groups.any { it.first == form.group }
        ) {
            emptyList()
        } else {
            listOf(form.group to stringResource(R.string.editor_group_unknown))
        }
    return listOf(null to stringResource(R.string.editor_group_none)) + groups + unknown
}

private fun sights(form: EditorForm) = if (form.group == null) listOf(Sight.GROUP, Sight.CHOSEN) else Sight.entries

@Composable
private fun text(
    sight: Sight,
    state: EditorUiState,
    form: EditorForm,
): String =
    when (sight) {
        Sight.GROUP if form.group != null -> {
            stringResource(
                R.string.editor_sight_group,
                state.group?.name ?: stringResource(R.string.editor_group_unknown),
            )
        }

        Sight.CHOSEN -> {
            stringResource(R.string.editor_sight_chosen)
        }

        else -> {
            stringResource(R.string.editor_sight_everything)
        }
    }

/** All functions and pages, to be ticked. */
@Composable
private fun Tree(
    functions: List<FunctionItem>,
    ids: Set<String>,
    actions: EditorActions,
) = OutlinedCard(Modifier.fillMaxWidth()) {
    Column(Modifier.padding(vertical = 8.dp)) {
        functions.forEach { function ->
            val tick = function.tick(ids)
            Tick(tick, {
                actions.onEdit { it.copy(ids = function.toggled(it.ids)) }
            }, function.id, function.name, help(function, tick, ids), function.icon)
            function.pages.forEach { page ->
                val on = function.id in ids || page.id in ids
                Tick(ToggleableState(on), { actions.onEdit { it.copy(ids = function.toggled(page, it.ids)) } }, page.id, page.name)
            }
        }
    }
}

@Composable
private fun help(
    function: FunctionItem,
    tick: ToggleableState,
    ids: Set<String>,
): String? =
    when (tick) {
        ToggleableState.On -> {
            stringResource(R.string.editor_tick_all)
        }

        ToggleableState.Indeterminate -> {
            pluralStringResource(
                R.plurals.editor_tick_some,
                function.pages.size,
                function.pages.count { it.id in ids },
                function.pages.size,
            )
        }

        ToggleableState.Off -> {
            null
        }
    }

/** A function, or without [icon] one of its pages. */
@Composable
private fun Tick(
    tick: ToggleableState,
    onClick: () -> Unit,
    id: String,
    name: String,
    help: String? = null,
    icon: Int? = null,
) = Row(
    Modifier
        .fillMaxWidth()
        .heightIn(min = 48.dp)
        .testTag(EditorTags.TICK + id)
        .triStateToggleable(tick, role = Role.Checkbox, onClick = onClick)
        .padding(start = if (icon == null) 56.dp else 16.dp, end = 16.dp, top = 4.dp, bottom = 4.dp),
    horizontalArrangement = Arrangement.spacedBy(16.dp),
    verticalAlignment = Alignment.CenterVertically,
) {
    if (icon != null) Decoration(icon, Modifier.size(24.dp), MaterialTheme.colorScheme.onSurfaceVariant)
    val style = if (icon == null) MaterialTheme.typography.bodyLarge else MaterialTheme.typography.titleMedium
    Words(name, help, Modifier.weight(1f), style = style)
    TriStateCheckbox(tick, onClick = null)
}
