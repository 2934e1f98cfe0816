package dev.innkey.app.customer

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.AlertDialog
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.ModalBottomSheet
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.material3.rememberModalBottomSheetState
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.ConfirmDialog
import dev.innkey.app.design.Decoration
import dev.innkey.app.format.locale
import java.util.Locale

/** What is asked before something is done, and what must be known. */
@Composable
internal fun CustomerQuestions(
    state: CustomerUiState,
    actions: CustomerActions,
) {
    if (state.removed) return Removed(actions.onBack)
    val guest = state.guest ?: return
    when (val asking = state.asking) {
        null -> {}

        Asking.Share -> {
            ShareSheet(guest, state.withCode && guest.code != null, actions)
        }

        Asking.Renew -> {
            Confirm(R.string.customer_renew_title, R.string.customer_renew_text, R.string.customer_renew, actions.onRenew, actions)
        }

        Asking.Revoke -> {
            Confirm(R.string.customer_revoke_title, R.string.customer_revoke_text, R.string.customer_revoke, actions.onRevoke, actions)
        }

        Asking.SignOutAll -> {
            Confirm(
                R.string.customer_sign_out_all_title,
                R.string.customer_sign_out_text,
                R.string.customer_sign_out,
                actions.onSignOut,
                actions,
            )
        }

        is Asking.SignOut -> {
            ConfirmDialog(
                title = stringResource(R.string.customer_sign_out_title, asking.device.name),
                text = stringResource(R.string.customer_sign_out_text),
                confirm = stringResource(R.string.customer_sign_out),
                onConfirm = actions.onSignOut,
                onDismiss = actions.onDismiss,
            )
        }

        Asking.Until -> {
            UntilDialog(guest, actions)
        }
    }
}

@Composable
private fun Confirm(
    title: Int,
    text: Int,
    confirm: Int,
    onConfirm: () -> Unit,
    actions: CustomerActions,
) = ConfirmDialog(
    title = stringResource(title),
    text = stringResource(text),
    confirm = stringResource(confirm),
    onConfirm = onConfirm,
    onDismiss = actions.onDismiss,
)

@Composable
private fun Removed(onBack: () -> Unit) =
    AlertDialog(
        onDismissRequest = onBack,
        title = { Text(stringResource(R.string.customer_removed_title)) },
        text = { Text(stringResource(R.string.customer_removed_text)) },
        confirmButton = { TextButton(onBack, Modifier.testTag(CustomerTags.REMOVED)) { Text(stringResource(R.string.back)) } },
    )

@OptIn(ExperimentalMaterial3Api::class)
@Composable
private fun ShareSheet(
    guest: Guest,
    withCode: Boolean,
    actions: CustomerActions,
) = ModalBottomSheet(
    actions.onDismiss,
    sheetState = rememberModalBottomSheetState(skipPartiallyExpanded = true),
    dragHandle = null,
) {
    val language = guest.language.ifEmpty { null }?.let { Locale.forLanguageTag(it).getDisplayLanguage(locale()) }
    val message =
        if (language == null) {
            stringResource(R.string.customer_share_message_text)
        } else {
            stringResource(R.string.customer_share_message_in, language)
        }
    val code = stringResource(if (withCode) R.string.customer_share_has_code else R.string.customer_share_no_code)
    Column(Modifier.verticalScroll(rememberScrollState()).padding(bottom = 16.dp)) {
        Handle()
        Text(
            stringResource(R.string.customer_share_title),
            Modifier.padding(horizontal = 24.dp, vertical = 8.dp).semantics { heading() },
            style = MaterialTheme.typography.titleLarge,
        )
        Way(R.drawable.ic_message, stringResource(R.string.customer_share_message), message, Shape.MESSAGE, actions.onShare)
        Way(R.drawable.ic_qr, stringResource(R.string.customer_share_picture), code, Shape.PICTURE, actions.onShare)
        Way(R.drawable.ic_link, stringResource(R.string.customer_share_link), code, Shape.LINK, actions.onShare)
    }
}

/** Only to be seen. Material's own is a control without a name; the sheet can be dragged everywhere, and closes by *Back*. */
@Composable
private fun ColumnScope.Handle() =
    Box(
        Modifier
            .align(Alignment.CenterHorizontally)
            .padding(top = 22.dp, bottom = 14.dp)
            .size(32.dp, 4.dp)
            .background(MaterialTheme.colorScheme.outline, CircleShape),
    )

@Composable
private fun Way(
    icon: Int,
    title: String,
    text: String,
    shape: Shape,
    onShare: (Shape) -> Unit,
) = Row(
    Modifier
        .fillMaxWidth()
        .clickable(role = Role.Button) { onShare(shape) }
        .testTag(CustomerTags.share(shape))
        .padding(horizontal = 24.dp, vertical = 12.dp),
    Arrangement.spacedBy(16.dp),
    Alignment.CenterVertically,
) {
    Decoration(icon, tint = MaterialTheme.colorScheme.onSurfaceVariant)
    Column(Modifier.weight(1f)) {
        Text(title, style = MaterialTheme.typography.bodyLarge)
        Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)
    }
}
