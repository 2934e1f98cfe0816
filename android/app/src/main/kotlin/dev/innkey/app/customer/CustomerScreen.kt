package dev.innkey.app.customer

import androidx.activity.compose.BackHandler
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.pulltorefresh.PullToRefreshBox
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.customers.Label
import dev.innkey.app.design.Banner
import dev.innkey.app.design.IconAction
import dev.innkey.app.design.LoadingPane
import dev.innkey.app.design.OfflineBanner
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.ProblemPane
import dev.innkey.app.design.Screen
import dev.innkey.app.problem.Step
import java.time.Instant

/** Test ids. */
object CustomerTags {
    const val CONTENT = "customer-content"
    const val EDIT = "customer-edit"
    const val STANDING = "customer-standing"
    const val CODE = "customer-code"
    const val TIME_LEFT = "customer-time-left"
    const val QR = "customer-qr"
    const val LARGE_QR = "customer-large-qr"
    const val WITH_CODE = "customer-with-code"
    const val SHARE = "customer-share"
    const val RENEW = "customer-renew"
    const val REVOKE = "customer-revoke"
    const val DAY_MORE = "customer-day-more"
    const val UNTIL = "customer-until"
    const val UNTIL_OK = "customer-until-ok"
    const val DEVICE = "customer-device"
    const val SIGN_OUT = "customer-sign-out"
    const val SIGN_OUT_ALL = "customer-sign-out-all"
    const val HAPPENING = "customer-happening"
    const val MORE_HISTORY = "customer-more-history"
    const val NEWS = "customer-news"
    const val REMOVED = "customer-removed"

    /** A way to share. */
    fun share(shape: Shape) = "customer-share-" + shape.name.lowercase()
}

/** What a person can do here. */
class CustomerActions(
    val onBack: () -> Unit,
    val onEdit: () -> Unit,
    val onCopy: (String) -> Unit,
    val onAsk: (Asking) -> Unit,
    val onDismiss: () -> Unit,
    val onCodeIntoQr: (Boolean) -> Unit,
    val onEnlarge: () -> Unit,
    val onShrink: () -> Unit,
    val onShare: (Shape) -> Unit,
    val onRenew: () -> Unit,
    val onRevoke: () -> Unit,
    val onDayMore: () -> Unit,
    val onUntil: (Instant) -> Unit,
    val onSignOut: () -> Unit,
    val onMoreHistory: () -> Unit,
    val onRefresh: () -> Unit,
    val onStep: (Step) -> Unit,
)

@Composable
internal fun CustomerScreen(
    state: CustomerUiState,
    actions: CustomerActions,
) {
    if (state.large && state.invite != null) {
        // The QR is a part of this screen: back closes it first.
        BackHandler(onBack = actions.onShrink)
        LargeQr(state.invite, state.guest?.label?.name, actions.onShrink)
    } else {
        Screen(
            title = title(state.guest),
            onBack = actions.onBack,
            actions = {
                if (state.guest != null) IconAction(R.drawable.ic_edit, R.string.customer_edit, actions.onEdit, tag = CustomerTags.EDIT)
            },
            width = 1200.dp,
        ) { padding ->
            when {
                state.guest == null && state.problem != null -> ProblemPane(state.problem, actions.onStep, Modifier.padding(padding))
                state.guest == null -> LoadingPane(Modifier.padding(padding))
                else -> Content(state, state.guest, actions, padding)
            }
        }
    }
    CustomerQuestions(state, actions)
}

@Composable
private fun title(guest: Guest?): String =
    if (guest ==
        null
    ) {
        stringResource(R.string.customer_title)
    } else {
        guest.label.name ?: stringResource(R.string.customers_no_name)
    }

internal val Label.name: String?
    get() =
        when (this) {
            is Label.Code -> name
            is Label.Name -> name
            is Label.Invited -> name
            is Label.NotInvited -> name
        }

/** In one column, or in two where there is room: what is shown to the guest beside what the host reads. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun Content(
    state: CustomerUiState,
    guest: Guest,
    actions: CustomerActions,
    padding: PaddingValues,
) = PullToRefreshBox(state.refreshing, actions.onRefresh, Modifier.padding(top = padding.calculateTopPadding())) {
    val around = PaddingValues(16.dp, 8.dp, 16.dp, padding.calculateBottomPadding() + 24.dp)
    val space = Arrangement.spacedBy(16.dp)
    BoxWithConstraints {
        if (maxWidth >= TWO_COLUMNS) {
            Row(Modifier.fillMaxSize()) {
                LazyColumn(Modifier.weight(1f), contentPadding = around, verticalArrangement = space) {
                    banners(state, actions)
                    access(state, guest, actions)
                }
                LazyColumn(Modifier.weight(1f).testTag(CustomerTags.CONTENT), contentPadding = around, verticalArrangement = space) {
                    details(state, guest, actions)
                }
            }
        } else {
            LazyColumn(Modifier.fillMaxSize().testTag(CustomerTags.CONTENT), contentPadding = around, verticalArrangement = space) {
                banners(state, actions)
                access(state, guest, actions)
                details(state, guest, actions)
            }
        }
    }
}

private val TWO_COLUMNS = 720.dp

private fun LazyListScope.banners(
    state: CustomerUiState,
    actions: CustomerActions,
) {
    state.news?.let { item(key = "news") { NewsBanner(it) } }
    if (state.problem != null) {
        item(key = "problem") { ProblemBanner(state.problem, actions.onStep) }
    } else if (state.offline) {
        item(key = "offline") { OfflineBanner() }
    }
    if (state.guest?.otp == false) item(key = "otp") { Banner(R.drawable.ic_info, stringResource(R.string.customers_otp_off)) }
}

@Composable
private fun NewsBanner(news: News) {
    val tag = Modifier.testTag(CustomerTags.NEWS)
    if (news is News.SignedIn) {
        Banner(R.drawable.ic_check, newsText(news), tag, MaterialTheme.colorScheme.primaryContainer)
    } else {
        Banner(R.drawable.ic_info, newsText(news), tag)
    }
}

@Composable
private fun newsText(news: News): String =
    when (news) {
        News.ChangedMeanwhile -> {
            stringResource(R.string.customer_changed_meanwhile)
        }

        is News.SignedIn -> {
            val name = news.name.ifEmpty { stringResource(R.string.customers_no_name) }
            if (news.device == null) {
                stringResource(R.string.customer_signed_in, name)
            } else {
                stringResource(R.string.customer_signed_in_with, name, news.device)
            }
        }
    }

private fun LazyListScope.access(
    state: CustomerUiState,
    guest: Guest,
    actions: CustomerActions,
) {
    item(key = "access") { AccessCard(state, guest, actions) }
}

private fun LazyListScope.details(
    state: CustomerUiState,
    guest: Guest,
    actions: CustomerActions,
) {
    item(key = "stay") { StayCard(guest, state.working, actions) }
    item(key = "facts") { Facts(guest) }
    if (state.devices.isNotEmpty()) item(key = "devices") { Devices(state.devices, guest.place, state.working, actions) }
    state.history?.let { history(it, guest.place, actions.onMoreHistory) }
}
