package dev.innkey.app.customers

import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.DropdownMenu
import androidx.compose.material3.DropdownMenuItem
import androidx.compose.material3.FilterChip
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextField
import androidx.compose.material3.TextFieldDefaults
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalFocusManager
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.IconAction

@Composable
internal fun SearchField(
    initial: String,
    onLook: (String) -> Unit,
) {
    // What is typed is shown at once; the list follows when it can.
    var text by rememberSaveable { mutableStateOf(initial) }
    val focus = LocalFocusManager.current
    val name = stringResource(R.string.customers_search)

    fun set(value: String) {
        text = value
        onLook(value)
    }
    TextField(
        value = text,
        onValueChange = ::set,
        modifier =
            Modifier
                .fillMaxWidth()
                .padding(horizontal = 16.dp, vertical = 4.dp)
                .testTag(CustomersTags.SEARCH)
                // As long as nothing is typed, the hint says it.
                .semantics { if (text.isNotEmpty()) contentDescription = name },
        placeholder = { Text(name, maxLines = 1, overflow = TextOverflow.Ellipsis) },
        leadingIcon = { Decoration(R.drawable.ic_search) },
        trailingIcon = {
            if (text.isNotEmpty()) IconAction(R.drawable.ic_close, R.string.customers_search_clear, { set("") }, tag = CustomersTags.CLEAR)
        },
        singleLine = true,
        keyboardOptions = KeyboardOptions(imeAction = ImeAction.Search, autoCorrectEnabled = false),
        keyboardActions = KeyboardActions(onSearch = { focus.clearFocus() }),
        shape = CircleShape,
        colors =
            TextFieldDefaults.colors(
                focusedContainerColor = MaterialTheme.colorScheme.surfaceContainerHigh,
                unfocusedContainerColor = MaterialTheme.colorScheme.surfaceContainerHigh,
                focusedIndicatorColor = Color.Transparent,
                unfocusedIndicatorColor = Color.Transparent,
            ),
    )
}

@Composable
internal fun Filters(
    search: Search,
    groups: List<Group>,
    actions: CustomersActions,
) = Row(
    Modifier.horizontalScroll(rememberScrollState()).padding(horizontal = 16.dp, vertical = 4.dp),
    horizontalArrangement = Arrangement.spacedBy(8.dp),
) {
    Stay(null, R.string.customers_stay_any, search, actions)
    Stay(StayChoice.NOW, R.string.customers_stay_now, search, actions)
    Stay(StayChoice.COMING, R.string.customers_stay_coming, search, actions)
    Stay(StayChoice.ENDED, R.string.customers_stay_ended, search, actions)
    if (groups.isNotEmpty() || search.group != null) GroupChip(search.group, groups, actions.onGroup)
}

@Composable
private fun Stay(
    choice: StayChoice?,
    text: Int,
    search: Search,
    actions: CustomersActions,
) = FilterChip(
    selected = search.stay == choice,
    onClick = { actions.onStay(choice) },
    label = { Text(stringResource(text)) },
    modifier = Modifier.testTag(CustomersTags.stay(choice)),
)

@Composable
private fun GroupChip(
    selected: String?,
    groups: List<Group>,
    onGroup: (String?) -> Unit,
) = Box {
    var open by rememberSaveable { mutableStateOf(false) }
    val any = stringResource(R.string.customers_group_any)
    FilterChip(
        selected = selected != null,
        onClick = { open = true },
        label = { Text(groups.firstOrNull { it.id == selected }?.name ?: stringResource(R.string.customers_group)) },
        leadingIcon = { Decoration(R.drawable.ic_group, Modifier.size(18.dp)) },
        trailingIcon = { Decoration(R.drawable.ic_expand, Modifier.size(18.dp)) },
        modifier = Modifier.testTag(CustomersTags.GROUP),
    )
    DropdownMenu(open, { open = false }) {
        (listOf(null to any) + groups.map { it.id to it.name }).forEach { (id, name) ->
            DropdownMenuItem(
                text = { Text(name) },
                onClick = {
                    open = false
                    onGroup(id)
                },
                trailingIcon = { if (id == selected) Decoration(R.drawable.ic_check) },
            )
        }
    }
}
