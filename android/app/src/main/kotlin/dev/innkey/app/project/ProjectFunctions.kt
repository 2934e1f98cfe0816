package dev.innkey.app.project

import androidx.compose.foundation.background
import androidx.compose.foundation.horizontalScroll
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.WindowInsetsSides
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.only
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.systemBars
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.windowInsetsPadding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.selectableGroup
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.times
import dev.innkey.app.design.Decoration
import kotlin.math.floor

/** The functions along the lower edge. Where they do not all fit, the last one that is seen is cut off, so that one scrolls. */
@Composable
internal fun FunctionBar(
    functions: List<FunctionPart>,
    selected: String?,
    onSelect: (FunctionPart) -> Unit,
) = Surface(color = MaterialTheme.colorScheme.surfaceContainer) {
    BoxWithConstraints(
        Modifier.fillMaxWidth().windowInsetsPadding(WindowInsets.systemBars.only(WindowInsetsSides.Horizontal + WindowInsetsSides.Bottom)),
    ) {
        val width = itemWidth(maxWidth, functions.size, itemWidth())
        val scroll = rememberScrollState()
        val index = functions.indexOfFirst { it.id == selected }
        val middle = with(LocalDensity.current) { (index * width - (maxWidth - width) / 2).roundToPx() }
        LaunchedEffect(middle) { scroll.animateScrollTo(middle) }
        Row(Modifier.horizontalScroll(scroll).selectableGroup()) {
            functions.forEach { FunctionItem(it, it.id == selected, { onSelect(it) }, Modifier.width(width)) }
        }
    }
}

/** The functions along the side. */
@Composable
internal fun FunctionRail(
    functions: List<FunctionPart>,
    selected: String?,
    onSelect: (FunctionPart) -> Unit,
) = Column(
    Modifier.fillMaxHeight().verticalScroll(rememberScrollState()).selectableGroup().padding(vertical = 4.dp),
    verticalArrangement = Arrangement.spacedBy(4.dp),
) {
    functions.forEach { FunctionItem(it, it.id == selected, { onSelect(it) }, Modifier.width(itemWidth() + 8.dp)) }
}

@Composable
private fun FunctionItem(
    function: FunctionPart,
    selected: Boolean,
    onSelect: () -> Unit,
    modifier: Modifier,
) {
    val colors = MaterialTheme.colorScheme
    Column(
        modifier
            .testTag(ProjectTags.FUNCTION)
            .selectable(selected, role = Role.Tab, onClick = onSelect)
            .padding(horizontal = 4.dp, vertical = 10.dp),
        verticalArrangement = Arrangement.spacedBy(4.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Box(
            Modifier.size(56.dp, 32.dp).clip(CircleShape).background(if (selected) colors.secondaryContainer else Color.Transparent),
            Alignment.Center,
        ) {
            Decoration(function.icon, tint = if (selected) colors.onSecondaryContainer else colors.onSurfaceVariant)
        }
        Text(
            function.name,
            color = if (selected) colors.onSurface else colors.onSurfaceVariant,
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.labelMedium,
            maxLines = 2,
            overflow = TextOverflow.Ellipsis,
        )
    }
}

/** Names in large type need room, too. */
@Composable
private fun itemWidth(): Dp = 80.dp * LocalDensity.current.fontScale.coerceIn(1f, 1.5f)

private fun itemWidth(
    room: Dp,
    count: Int,
    least: Dp,
): Dp = if (count * least <= room) room / count else room / (floor(room / least - HALF) + HALF)

private const val HALF = 0.5f
