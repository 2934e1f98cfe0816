package dev.innkey.app.add

import androidx.activity.compose.BackHandler
import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.calculateEndPadding
import androidx.compose.foundation.layout.calculateStartPadding
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.PrimaryTabRow
import androidx.compose.material3.Tab
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.Screen

/** Test ids. */
object AddTags {
    const val SCAN = "add-scan"
    const val LINK = "add-link"
    const val NEARBY = "add-nearby"
    const val VIEWFINDER = "add-viewfinder"
    const val ALLOW = "add-allow"
    const val SETTINGS = "add-settings"
    const val TORCH = "add-torch"
    const val ZOOM = "add-zoom"
    const val PHOTO = "add-photo"
    const val NOTICE = "add-notice"
    const val TEXT = "add-text"
    const val PASTE = "add-paste"
    const val OPEN = "add-open"
    const val SERVER = "add-server"
    const val ADDRESS = "add-address"
    const val ASK = "add-ask"
    const val FOUND = "add-found"
    const val CHOICE = "add-choice"
    const val COMPARED = "add-compared"
    const val CONFIRM = "add-confirm"
}

/** What a person can do here. */
class AddActions(
    val onBack: () -> Unit,
    val onWay: (Way) -> Unit,
    val scan: ScanActions,
    val link: LinkActions,
    val nearby: NearbyActions,
    val found: FoundActions,
)

/** @param viewfinder draws the camera's picture */
@Composable
internal fun AddScreen(
    state: AddUiState,
    actions: AddActions,
    viewfinder: @Composable (Viewfinder.Live, Modifier) -> Unit,
) {
    val found = state.found
    // What was found is let go before the screen is left.
    BackHandler(enabled = found != null && !state.handedOver, actions.onBack)
    Screen(
        title = stringResource(if (found == null) R.string.add_title else R.string.add_found_title),
        onBack = actions.onBack,
        bottom = { if (!found?.projects.isNullOrEmpty()) FoundBar(found, actions.found) },
        width = 960.dp,
    ) { padding ->
        if (found != null) {
            FoundView(found, actions.found, padding)
        } else {
            Ways(state, actions, viewfinder, padding)
        }
    }
}

@Composable
private fun Ways(
    state: AddUiState,
    actions: AddActions,
    viewfinder: @Composable (Viewfinder.Live, Modifier) -> Unit,
    padding: PaddingValues,
) {
    val direction = LocalLayoutDirection.current
    val sides =
        PaddingValues(padding.calculateStartPadding(direction), padding.calculateTopPadding(), padding.calculateEndPadding(direction))
    Column(Modifier.fillMaxSize().padding(sides)) {
        PrimaryTabRow(state.way.ordinal) {
            WayTab(Way.SCAN, R.string.add_scan, R.drawable.ic_scan, AddTags.SCAN, state, actions)
            WayTab(Way.LINK, R.string.add_link, R.drawable.ic_link, AddTags.LINK, state, actions)
            WayTab(Way.NEARBY, R.string.add_nearby, R.drawable.ic_nearby, AddTags.NEARBY, state, actions)
        }
        val below = Modifier.padding(bottom = padding.calculateBottomPadding())
        when (state.way) {
            Way.SCAN -> ScanView(state.viewfinder, state.photo, actions.scan, viewfinder, below)
            Way.LINK -> LinkView(state.link, actions.link, below)
            Way.NEARBY -> NearbyView(state.nearby, state.address, actions.nearby, below)
        }
    }
}

/** Grows with its text; large letters need the icon's place. */
@Composable
private fun WayTab(
    way: Way,
    @StringRes name: Int,
    @DrawableRes icon: Int,
    tag: String,
    state: AddUiState,
    actions: AddActions,
) = Tab(
    selected = state.way == way,
    onClick = { actions.onWay(way) },
    modifier = Modifier.testTag(tag),
    unselectedContentColor = MaterialTheme.colorScheme.onSurfaceVariant,
) {
    Row(
        Modifier.heightIn(min = 48.dp).padding(horizontal = 8.dp, vertical = 12.dp),
        Arrangement.spacedBy(8.dp),
        Alignment.CenterVertically,
    ) {
        if (LocalDensity.current.fontScale < LARGE) Decoration(icon)
        Text(stringResource(name), style = MaterialTheme.typography.titleSmall, textAlign = TextAlign.Center)
    }
}

private const val LARGE = 1.4f
