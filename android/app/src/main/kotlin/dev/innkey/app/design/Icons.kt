package dev.innkey.app.design

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.LocalContentColor
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource

/** An icon beside a text that says the same, so that a screen reader is silent about it. */
@Composable
fun Decoration(
    @DrawableRes icon: Int,
    modifier: Modifier = Modifier,
    tint: Color = LocalContentColor.current,
) = Icon(painterResource(icon), contentDescription = null, modifier, tint)

/** A button that is only an icon; [name] is what a screen reader says. */
@Composable
fun IconAction(
    @DrawableRes icon: Int,
    @StringRes name: Int,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    tag: String? = null,
    enabled: Boolean = true,
) = IconButton(onClick, if (tag == null) modifier else modifier.testTag(tag), enabled) {
    Icon(painterResource(icon), stringResource(name))
}
