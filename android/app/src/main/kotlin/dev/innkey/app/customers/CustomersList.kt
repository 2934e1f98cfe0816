package dev.innkey.app.customers

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.LazyListState
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.pulltorefresh.PullToRefreshBox
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.snapshotFlow
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Banner
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.OfflineBanner
import dev.innkey.app.design.ProblemBanner

@OptIn(ExperimentalMaterial3Api::class)
@Composable
internal fun CustomersList(
    state: CustomersUiState,
    rows: List<CustomerRow>,
    actions: CustomersActions,
    padding: PaddingValues,
) = PullToRefreshBox(state.refreshing, actions.onRefresh) {
    val list = rememberLazyListState()
    LoadMore(list, state.more, rows.size, actions.onMore)
    LazyColumn(Modifier.fillMaxSize().testTag(CustomersTags.LIST), list, padding) {
        item(key = "filters", contentType = "filters") { Filters(state.search, state.groups, actions) }
        banners(state, actions)
        if (rows.isEmpty()) {
            item(key = "nobody", contentType = "nobody") { NobodyFound(Modifier.fillParentMaxSize()) }
        } else {
            item(key = "total", contentType = "total") { Total(state.total) }
        }
        items(rows, key = { it.id }, contentType = { "row" }) { row ->
            SwipeToRemove(row, actions, Modifier.animateItem()) { CustomerRowView(row, state.place, actions) }
        }
        if (state.more) item(key = "more", contentType = "more") { Reading() }
    }
}

private fun LazyListScope.banners(
    state: CustomersUiState,
    actions: CustomersActions,
) {
    val around = Modifier.padding(horizontal = 16.dp, vertical = 4.dp)
    if (state.problem != null) {
        item(key = "problem") { ProblemBanner(state.problem, actions.onStep, around) }
    } else if (state.offline) {
        item(key = "offline") { OfflineBanner(around) }
    }
    if (!state.otp) {
        item(key = "otp") {
            Banner(R.drawable.ic_info, stringResource(R.string.customers_otp_off), around.testTag(CustomersTags.OTP_OFF))
        }
    }
}

/** Reads on while there are still some rows below what is seen. */
@Composable
private fun LoadMore(
    list: LazyListState,
    more: Boolean,
    rows: Int,
    onMore: () -> Unit,
) {
    if (!more) return
    LaunchedEffect(list, rows, onMore) {
        snapshotFlow {
            val seen = list.layoutInfo
            val last = seen.visibleItemsInfo.lastOrNull()?.index ?: 0
            last >= seen.totalItemsCount - AHEAD
        }.collect { near -> if (near) onMore() }
    }
}

private const val AHEAD = 30

@Composable
private fun Total(total: Int) =
    Text(
        pluralStringResource(R.plurals.customers_total, total, total),
        Modifier.padding(horizontal = 16.dp, vertical = 8.dp),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.labelLarge,
    )

@Composable
private fun NobodyFound(modifier: Modifier) =
    Column(
        modifier.testTag(CustomersTags.NOBODY).padding(32.dp).semantics { liveRegion = LiveRegionMode.Polite },
        verticalArrangement = Arrangement.spacedBy(12.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Decoration(R.drawable.ic_search, Modifier.padding(top = 24.dp).size(48.dp), MaterialTheme.colorScheme.outline)
        Text(stringResource(R.string.customers_nobody), style = MaterialTheme.typography.titleMedium, textAlign = TextAlign.Center)
        Text(
            stringResource(R.string.customers_nobody_text),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
        )
    }

@Composable
private fun Reading() =
    Box(Modifier.fillMaxWidth().padding(16.dp), Alignment.Center) { CircularProgressIndicator(Modifier.size(24.dp), strokeWidth = 2.dp) }
