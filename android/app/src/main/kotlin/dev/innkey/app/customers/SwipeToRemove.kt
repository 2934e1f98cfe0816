package dev.innkey.app.customers

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.SwipeToDismissBox
import androidx.compose.material3.SwipeToDismissBoxValue
import androidx.compose.material3.rememberSwipeToDismissBoxState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import kotlinx.coroutines.launch

/** A row that is removed by swiping it to either side. */
@Composable
internal fun SwipeToRemove(
    row: CustomerRow,
    actions: CustomersActions,
    modifier: Modifier,
    content: @Composable () -> Unit,
) {
    val swipe = rememberSwipeToDismissBoxState()
    val scope = rememberCoroutineScope()
    SwipeToDismissBox(
        state = swipe,
        modifier = modifier,
        onDismiss = {
            scope.launch {
                // Its place is kept under the row's key: brought back, the row must not be swiped away still.
                swipe.snapTo(SwipeToDismissBoxValue.Settled)
                actions.onRemove(row)
            }
        },
        backgroundContent = { Ground(swipe.dismissDirection) },
    ) { content() }
}

@Composable
private fun Ground(direction: SwipeToDismissBoxValue) {
    if (direction == SwipeToDismissBoxValue.Settled) return
    Box(
        Modifier.fillMaxSize().background(MaterialTheme.colorScheme.errorContainer).padding(horizontal = 24.dp),
        if (direction == SwipeToDismissBoxValue.StartToEnd) Alignment.CenterStart else Alignment.CenterEnd,
    ) {
        Decoration(R.drawable.ic_delete, tint = MaterialTheme.colorScheme.onErrorContainer)
    }
}
