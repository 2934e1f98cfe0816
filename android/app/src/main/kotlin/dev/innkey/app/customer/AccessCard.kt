package dev.innkey.app.customer

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.text.TextAutoSize
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.Card
import androidx.compose.material3.CardDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import dev.innkey.app.R
import dev.innkey.app.customers.Standing
import dev.innkey.app.customers.StandingMark
import dev.innkey.app.customers.StandingText
import dev.innkey.app.customers.spelled
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.QrImage

/** How the guest gets in: the code, the QR, and what the host does with them. */
@Composable
internal fun AccessCard(
    state: CustomerUiState,
    guest: Guest,
    actions: CustomerActions,
) = Section {
    if (guest.code == null) {
        Row(
            Modifier.fillMaxWidth().testTag(CustomerTags.STANDING),
            horizontalArrangement = Arrangement.spacedBy(16.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            StandingMark(guest.standing)
            Column(Modifier.weight(1f)) {
                StandingText(guest.standing, guest.place)
                advice(guest)?.let { Text(stringResource(it), style = MaterialTheme.typography.bodyMedium) }
            }
        }
    } else {
        CodeView(guest.code, actions.onCopy)
    }
    if (state.invite != null) {
        QrView(state.invite, actions.onEnlarge)
        if (guest.code != null) WithCode(state.withCode, actions.onCodeIntoQr)
    }
    Buttons(state, guest, actions)
}

/** What a host does next, if there is no code. */
private fun advice(guest: Guest): Int? =
    when (guest.standing) {
        Standing.CodeExpired, Standing.CodeRevoked, Standing.SignedOut -> R.string.customer_advice_renew
        Standing.NotInvited -> R.string.customer_advice_invite
        Standing.StayEnded -> R.string.customer_advice_extend
        Standing.Disabled -> R.string.customer_advice_enable
        is Standing.Active, is Standing.CodeLive -> null
    }?.takeIf { guest.otp || guest.standing == Standing.StayEnded || guest.standing == Standing.Disabled }

@Composable
private fun CodeView(
    code: LiveCode,
    onCopy: (String) -> Unit,
) {
    val spelled = stringResource(R.string.customer_code) + ": " + code.text.spelled()
    Column(Modifier.fillMaxWidth(), horizontalAlignment = Alignment.CenterHorizontally) {
        Row(
            Modifier
                .clip(MaterialTheme.shapes.medium)
                .clickable(onClickLabel = stringResource(R.string.customer_copy), role = Role.Button) { onCopy(code.text) }
                .testTag(CustomerTags.CODE)
                .padding(horizontal = 12.dp, vertical = 8.dp),
            horizontalArrangement = Arrangement.spacedBy(12.dp),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            Text(
                code.text,
                Modifier.weight(1f, fill = false).semantics { contentDescription = spelled },
                autoSize = TextAutoSize.StepBased(minFontSize = 18.sp, maxFontSize = 44.sp),
                fontFamily = FontFamily.Monospace,
                fontWeight = FontWeight.Bold,
                maxLines = 1,
                softWrap = false,
            )
            Decoration(R.drawable.ic_copy, Modifier.size(20.dp), MaterialTheme.colorScheme.onSurfaceVariant)
        }
        TimeLeft(code)
    }
}

@Composable
private fun QrView(
    invite: Invite,
    onEnlarge: () -> Unit,
) = Column(
    Modifier.fillMaxWidth(),
    verticalArrangement = Arrangement.spacedBy(8.dp),
    horizontalAlignment = Alignment.CenterHorizontally,
) {
    Surface(
        onClick = onEnlarge,
        modifier = Modifier.widthIn(max = 280.dp).testTag(CustomerTags.QR).semantics { role = Role.Button },
        shape = MaterialTheme.shapes.medium,
        color = Color.White,
    ) { QrImage(invite.pattern, stringResource(R.string.customer_qr)) }
    Text(
        stringResource(if (invite.withCode) R.string.customer_qr_has_code else R.string.customer_qr_tap),
        color = MaterialTheme.colorScheme.onSurfaceVariant,
        style = MaterialTheme.typography.bodySmall,
        textAlign = TextAlign.Center,
    )
}

@Composable
private fun WithCode(
    on: Boolean,
    onChange: (Boolean) -> Unit,
) = Row(
    Modifier
        .fillMaxWidth()
        .clip(MaterialTheme.shapes.small)
        .toggleable(on, role = Role.Switch, onValueChange = onChange)
        .testTag(CustomerTags.WITH_CODE)
        .padding(vertical = 8.dp),
    horizontalArrangement = Arrangement.spacedBy(16.dp),
    verticalAlignment = Alignment.CenterVertically,
) {
    Column(Modifier.weight(1f)) {
        Text(stringResource(R.string.customer_with_code), style = MaterialTheme.typography.bodyLarge)
        Text(
            stringResource(R.string.customer_with_code_text),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            style = MaterialTheme.typography.bodyMedium,
        )
    }
    Switch(on, onCheckedChange = null)
}

@Composable
private fun Buttons(
    state: CustomerUiState,
    guest: Guest,
    actions: CustomerActions,
) {
    val free = !state.working
    val over = guest.standing == Standing.StayEnded || guest.standing == Standing.Disabled
    val renews = guest.otp && !over
    val revokes = guest.code != null || guest.standing is Standing.Active
    if (state.invite == null && !renews && !revokes) return
    FlowRow(Modifier.fillMaxWidth(), Arrangement.spacedBy(8.dp, Alignment.CenterHorizontally)) {
        if (state.invite != null) {
            Button({ actions.onAsk(Asking.Share) }, Modifier.testTag(CustomerTags.SHARE), enabled = free) {
                Labelled(R.drawable.ic_share, stringResource(R.string.customer_share))
            }
        }
        if (renews) {
            val text = stringResource(renewal(guest))
            val tag = Modifier.testTag(CustomerTags.RENEW)
            if (state.invite != null || guest.standing is Standing.Active) {
                OutlinedButton(actions.onRenew, tag, enabled = free) { Labelled(R.drawable.ic_renew, text) }
            } else {
                Button(actions.onRenew, tag, enabled = free) { Labelled(R.drawable.ic_renew, text) }
            }
        }
        if (revokes) {
            TextButton(
                { actions.onAsk(Asking.Revoke) },
                Modifier.testTag(CustomerTags.REVOKE),
                enabled = free,
                colors = ButtonDefaults.textButtonColors(contentColor = MaterialTheme.colorScheme.error),
            ) { Labelled(R.drawable.ic_revoke, stringResource(R.string.customer_revoke)) }
        }
    }
}

private fun renewal(guest: Guest): Int =
    when {
        guest.standing is Standing.Active -> R.string.customer_add_device
        guest.invited -> R.string.customer_renew
        else -> R.string.customer_invite
    }

@Composable
internal fun Labelled(
    icon: Int,
    text: String,
) {
    Decoration(icon, Modifier.size(18.dp))
    Text(text, Modifier.padding(start = 8.dp))
}

/** A part of the screen, on a ground of its own. */
@Composable
internal fun Section(content: @Composable ColumnScope.() -> Unit) =
    Card(Modifier.fillMaxWidth(), colors = CardDefaults.cardColors(containerColor = MaterialTheme.colorScheme.surfaceContainerLow)) {
        Box(Modifier.fillMaxWidth().padding(16.dp)) {
            Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(12.dp), content = content)
        }
    }
