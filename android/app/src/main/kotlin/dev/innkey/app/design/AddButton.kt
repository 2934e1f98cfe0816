package dev.innkey.app.design

import androidx.annotation.StringRes
import androidx.compose.material3.ExtendedFloatingActionButton
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R

/** The button that floats over a list and adds to it. With large letters it is only its icon, or it would cover too much of the list. */
@Composable
fun AddButton(
    @StringRes text: Int,
    onClick: () -> Unit,
    tag: String,
) {
    val name = stringResource(text)
    ExtendedFloatingActionButton(
        text = { Text(name) },
        // Material hides the text from screen readers.
        icon = { Icon(painterResource(R.drawable.ic_add), name) },
        onClick = onClick,
        modifier = Modifier.testTag(tag),
        expanded = LocalDensity.current.fontScale < LARGE_LETTERS,
    )
}

private const val LARGE_LETTERS = 1.5f
