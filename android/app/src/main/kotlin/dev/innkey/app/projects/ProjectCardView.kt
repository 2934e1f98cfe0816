package dev.innkey.app.projects

import androidx.annotation.DrawableRes
import androidx.compose.foundation.combinedClickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.AssistChip
import androidx.compose.material3.Card
import androidx.compose.material3.CardDefaults
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.IconAction
import dev.innkey.app.design.Picture
import dev.innkey.app.format.day
import dev.innkey.app.format.locale

@Composable
internal fun ProjectCardView(
    card: ProjectCard,
    actions: ProjectsActions,
) {
    var menu by rememberSaveable { mutableStateOf(false) }
    Card(
        Modifier
            .testTag(ProjectsTags.CARD)
            .combinedClickable(
                role = Role.Button,
                onLongClickLabel = stringResource(R.string.projects_more),
                onLongClick = { menu = true },
                onClick = { actions.onOpen(card) },
            ),
        colors = CardDefaults.cardColors(MaterialTheme.colorScheme.surfaceContainerLow),
    ) {
        Picture(card.cover, description = null, Modifier.fillMaxWidth().aspectRatio(2f)) {
            Decoration(R.drawable.ic_home, Modifier.size(56.dp), MaterialTheme.colorScheme.outline)
        }
        Row(Modifier.padding(start = 16.dp, top = 8.dp, bottom = 12.dp, end = 4.dp), verticalAlignment = Alignment.Top) {
            Column(Modifier.weight(1f).padding(top = 4.dp), verticalArrangement = Arrangement.spacedBy(4.dp)) {
                Text(card.name, style = MaterialTheme.typography.titleLarge, maxLines = 2, overflow = TextOverflow.Ellipsis)
                Who(card.person)
                if (!card.downloaded) {
                    Line(R.drawable.ic_download, stringResource(R.string.projects_not_downloaded))
                } else if (card.update) {
                    AssistChip(
                        onClick = { actions.onUpdate(card) },
                        label = { Text(stringResource(R.string.projects_update)) },
                        leadingIcon = { Decoration(R.drawable.ic_update, Modifier.size(18.dp)) },
                    )
                }
            }
            Box {
                IconAction(R.drawable.ic_more, R.string.projects_more, { menu = true })
                CardMenu(menu, { menu = false }, card, actions)
            }
        }
    }
}

@Composable
private fun CardMenu(
    open: Boolean,
    onClose: () -> Unit,
    card: ProjectCard,
    actions: ProjectsActions,
) = DropdownMenu(open, onClose) {
    @Composable
    fun item(
        text: Int,
        @DrawableRes icon: Int,
        tag: String,
        action: (ProjectCard) -> Unit,
    ) = DropdownMenuItem(
        text = { Text(stringResource(text)) },
        leadingIcon = { Decoration(icon) },
        onClick = {
            onClose()
            action(card)
        },
        modifier = Modifier.testTag(tag),
    )
    if (card.update) item(R.string.projects_update_now, R.drawable.ic_update, "projects-update", actions.onUpdate)
    item(R.string.settings_title, R.drawable.ic_settings, "projects-settings", actions.onSettings)
    item(R.string.projects_remove, R.drawable.ic_delete, ProjectsTags.REMOVE, actions.onAskToRemove)
}

@Composable
private fun Who(person: Person) =
    when (person) {
        Person.Nobody -> {
            Line(R.drawable.ic_key, stringResource(R.string.projects_signed_out))
        }

        is Person.Admin -> {
            Line(R.drawable.ic_admin, stringResource(R.string.projects_admin, person.name))
        }

        is Person.Guest -> {
            Line(R.drawable.ic_person, person.name)
            person.until?.let { Line(R.drawable.ic_calendar, stringResource(R.string.projects_until, day(it, person.zone, locale()))) }
        }
    }

@Composable
private fun Line(
    @DrawableRes icon: Int,
    text: String,
) = Row(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalAlignment = Alignment.CenterVertically) {
    Decoration(icon, Modifier.size(18.dp), MaterialTheme.colorScheme.onSurfaceVariant)
    Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, maxLines = 2, overflow = TextOverflow.Ellipsis)
}
