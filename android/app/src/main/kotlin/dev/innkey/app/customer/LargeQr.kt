package dev.innkey.app.customer

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.BrightWindow
import dev.innkey.app.design.IconAction
import dev.innkey.app.design.QrImage

/** The QR over the whole screen, to be scanned by the guest's phone. */
@Composable
internal fun LargeQr(
    invite: Invite,
    name: String?,
    onClose: () -> Unit,
) {
    BrightWindow()
    Box(
        Modifier
            .fillMaxSize()
            .background(Color.White)
            .clickable(onClickLabel = stringResource(R.string.customer_close), onClick = onClose)
            .testTag(CustomerTags.LARGE_QR)
            .safeDrawingPadding(),
    ) {
        CompositionLocalProvider(LocalContentColor provides Color.Black) {
            Column(Modifier.fillMaxSize(), horizontalAlignment = Alignment.CenterHorizontally) {
                IconAction(R.drawable.ic_close, R.string.customer_close, onClose, Modifier.align(Alignment.Start).padding(4.dp))
                Box(Modifier.weight(1f).fillMaxWidth(), Alignment.Center) { QrImage(invite.pattern, stringResource(R.string.customer_qr)) }
                Text(
                    name ?: stringResource(R.string.customer_qr_scan),
                    Modifier.padding(16.dp).semantics { heading() },
                    style = MaterialTheme.typography.titleLarge,
                    textAlign = TextAlign.Center,
                    maxLines = 2,
                    overflow = TextOverflow.Ellipsis,
                )
            }
        }
    }
}
