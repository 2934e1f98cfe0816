package dev.innkey.app.project

import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.pager.HorizontalPager
import androidx.compose.foundation.pager.PagerState
import androidx.compose.foundation.pager.rememberPagerState
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.PrimaryScrollableTabRow
import androidx.compose.material3.Tab
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.EmptyPane
import dev.innkey.app.design.Picture
import kotlinx.coroutines.launch

/**
 * A function's pages: one is seen, the others are a tab or a swipe away.
 *
 * @param above what stands above every page
 * @param below how far the screen's lower edge reaches into the pages
 */
@Composable
internal fun Pages(
    function: FunctionPart,
    page: String?,
    onPage: (PagePart) -> Unit,
    above: (@Composable () -> Unit)?,
    below: PaddingValues,
) = key(function.id) {
    val pages = function.pages
    val pager = rememberPagerState(pages.indexOfFirst { it.id == page }.coerceAtLeast(0)) { pages.size }
    val seen by rememberUpdatedState(onPage)
    LaunchedEffect(pager, pages) {
        snapshotFlow { pager.settledPage }.collect { index -> pages.getOrNull(index)?.let(seen) }
    }
    Column {
        if (pages.size > 1) Tabs(pages, pager)
        HorizontalPager(pager, Modifier.fillMaxSize(), verticalAlignment = Alignment.Top, key = { pages[it].id }) { index ->
            val shown = pages[index]
            if (shown.tiles.isEmpty() && shown.picture == null) {
                NothingHere(R.string.project_page_empty_title, R.string.project_page_empty_text, above, below)
            } else {
                PageView(shown, named = pages.size == 1, above, below)
            }
        }
    }
}

/** @param above what stands above it */
@Composable
internal fun NothingHere(
    @StringRes title: Int,
    @StringRes text: Int,
    above: (@Composable () -> Unit)?,
    below: PaddingValues,
) = Column(Modifier.fillMaxSize().padding(bottom = below.calculateBottomPadding())) {
    if (above != null) Box(Modifier.padding(16.dp)) { above() }
    EmptyPane(R.drawable.empty_projects, stringResource(title), stringResource(text), Modifier.weight(1f))
}

@Composable
private fun Tabs(
    pages: List<PagePart>,
    pager: PagerState,
) {
    val scope = rememberCoroutineScope()
    val current = pager.currentPage.coerceAtMost(pages.lastIndex)
    PrimaryScrollableTabRow(current, containerColor = MaterialTheme.colorScheme.surface, edgePadding = 16.dp) {
        pages.forEachIndexed { index, page ->
            Tab(
                selected = index == current,
                onClick = { scope.launch { pager.animateScrollToPage(index) } },
                text = { Text(page.name, maxLines = 1) },
                modifier = Modifier.testTag(ProjectTags.PAGE),
                unselectedContentColor = MaterialTheme.colorScheme.onSurfaceVariant,
            )
        }
    }
}

@Composable
private fun PageView(
    page: PagePart,
    named: Boolean,
    above: (@Composable () -> Unit)?,
    below: PaddingValues,
) = BoxWithConstraints(Modifier.fillMaxSize()) {
    val beside = page.picture != null && maxWidth >= BESIDE
    val room = maxWidth * (if (beside) 1 - PICTURE_SHARE else 1f) - 32.dp
    val rows = rows(page.tiles, columns(room, LocalDensity.current.fontScale))
    Row {
        if (beside) {
            Picture(
                page.picture,
                description = null,
                Modifier
                    .fillMaxWidth(PICTURE_SHARE)
                    .fillMaxHeight()
                    .padding(start = 16.dp, top = 16.dp, bottom = 16.dp + below.calculateBottomPadding())
                    .clip(MaterialTheme.shapes.large),
            )
        }
        LazyColumn(
            Modifier.fillMaxSize().testTag(ProjectTags.TILES),
            contentPadding = PaddingValues(16.dp, 16.dp, 16.dp, 16.dp + below.calculateBottomPadding()),
            verticalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            if (above != null) item("above") { above() }
            if (page.picture != null && !beside) {
                item("picture") {
                    Picture(page.picture, description = null, Modifier.fillMaxWidth().aspectRatio(2f).clip(MaterialTheme.shapes.large))
                }
            }
            if (named) item("name") { Text(page.name, Modifier.semantics { heading() }, style = MaterialTheme.typography.titleLarge) }
            items(rows, key = { it.tiles.first().tile.id }) { TileRowView(it) }
            item("note") { Note() }
        }
    }
}

/** Nothing here switches yet: said once, kindly, where one has looked at everything. */
@Composable
private fun Note() =
    Row(Modifier.padding(top = 12.dp), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        Decoration(R.drawable.ic_info, Modifier.size(20.dp), MaterialTheme.colorScheme.onSurfaceVariant)
        Quiet(stringResource(R.string.project_note))
    }

@Composable
private fun Quiet(
    text: String,
) = Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)

private val BESIDE = 600.dp
private const val PICTURE_SHARE = 0.4f
