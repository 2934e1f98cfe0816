package dev.innkey.app.add

import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.phone.CameraFailure

/** In place of the camera's picture: why there is none, and how to go on. */
@Composable
internal fun CameraPane(
    @DrawableRes icon: Int,
    @StringRes title: Int,
    @StringRes text: Int,
    modifier: Modifier,
    action: @Composable () -> Unit = {},
) = Surface(modifier, MaterialTheme.shapes.large, MaterialTheme.colorScheme.surfaceContainer) {
    Box(contentAlignment = Alignment.Center) {
        Column(
            Modifier
                .verticalScroll(rememberScrollState())
                .widthIn(max = 400.dp)
                .padding(24.dp)
                .semantics { liveRegion = LiveRegionMode.Polite },
            Arrangement.spacedBy(16.dp),
            Alignment.CenterHorizontally,
        ) {
            Decoration(icon, Modifier.size(48.dp), MaterialTheme.colorScheme.primary)
            Text(
                stringResource(title),
                Modifier.semantics { heading() },
                textAlign = TextAlign.Center,
                style = MaterialTheme.typography.titleLarge,
            )
            Text(stringResource(text), textAlign = TextAlign.Center, color = MaterialTheme.colorScheme.onSurfaceVariant)
            action()
        }
    }
}

@Composable
internal fun CameraButton(
    @StringRes text: Int,
    onClick: () -> Unit,
    tag: String,
) = Button(onClick, Modifier.testTag(tag)) { Text(stringResource(text), textAlign = TextAlign.Center) }

@Composable
internal fun CameraFailedPane(
    why: CameraFailure,
    actions: ScanActions,
    modifier: Modifier,
) {
    val (title, text) =
        when (why) {
            CameraFailure.NONE -> R.string.add_no_camera to R.string.add_no_camera_text
            CameraFailure.IN_USE -> R.string.add_camera_in_use to R.string.add_camera_in_use_text
            CameraFailure.FORBIDDEN -> R.string.add_camera_forbidden to R.string.add_camera_forbidden_text
            CameraFailure.NOT_ALLOWED -> R.string.add_refused to R.string.add_refused_text
            CameraFailure.BROKEN -> R.string.add_camera_broken to R.string.add_camera_broken_text
        }
    CameraPane(R.drawable.ic_scan, title, text, modifier) {
        if (why != CameraFailure.NONE) CameraButton(R.string.step_try_again, actions.onRetry, AddTags.ALLOW)
    }
}
