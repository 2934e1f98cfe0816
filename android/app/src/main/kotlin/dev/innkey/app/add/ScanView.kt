package dev.innkey.app.add

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.LoadingPane
import dev.innkey.app.design.ProblemBanner

/** What a person can do while scanning. */
class ScanActions(
    val onAllow: () -> Unit,
    val onSettings: () -> Unit,
    val onRetry: () -> Unit,
    val onTorch: (Boolean) -> Unit,
    val onZoom: (Float) -> Unit,
    val onPhoto: () -> Unit,
)

/** The camera's picture, or why there is none; a picture of the gallery is the way out in any case. */
@Composable
internal fun ScanView(
    state: Viewfinder,
    photo: PhotoState,
    actions: ScanActions,
    viewfinder: @Composable (Viewfinder.Live, Modifier) -> Unit,
    modifier: Modifier,
) {
    val picture: @Composable (Modifier) -> Unit = { at ->
        if (state is Viewfinder.Live) ViewfinderView(state, actions, at, viewfinder) else NoPicture(state, actions, at)
    }
    BoxWithConstraints(modifier.fillMaxSize().padding(16.dp)) {
        if (maxWidth > maxHeight) {
            Row(horizontalArrangement = Arrangement.spacedBy(24.dp)) {
                picture(Modifier.weight(1f).fillMaxHeight())
                Column(
                    Modifier.width(280.dp).fillMaxHeight().verticalScroll(rememberScrollState()),
                    Arrangement.spacedBy(16.dp, Alignment.CenterVertically),
                    Alignment.CenterHorizontally,
                ) { Beside(state, photo, actions) }
            }
        } else {
            val most = maxHeight / 2
            Column(verticalArrangement = Arrangement.spacedBy(16.dp), horizontalAlignment = Alignment.CenterHorizontally) {
                picture(Modifier.weight(1f).fillMaxWidth())
                Column(
                    Modifier.heightIn(max = most).verticalScroll(rememberScrollState()),
                    Arrangement.spacedBy(16.dp),
                    Alignment.CenterHorizontally,
                ) { Beside(state, photo, actions) }
            }
        }
    }
}

@Composable
private fun ColumnScope.Beside(
    state: Viewfinder,
    photo: PhotoState,
    actions: ScanActions,
) {
    if (photo.problem != null) {
        ProblemBanner(photo.problem, { actions.onPhoto() })
    } else if (state is Viewfinder.Live) {
        Text(
            stringResource(R.string.add_hint),
            textAlign = TextAlign.Center,
            color = MaterialTheme.colorScheme.onSurfaceVariant,
        )
    }
    OutlinedButton(actions.onPhoto, Modifier.align(Alignment.CenterHorizontally).testTag(AddTags.PHOTO), enabled = !photo.reading) {
        if (photo.reading) {
            val text = stringResource(R.string.add_photo_reading)
            CircularProgressIndicator(Modifier.padding(end = 8.dp).semantics { contentDescription = text }.size(18.dp), strokeWidth = 2.dp)
        } else {
            Decoration(R.drawable.ic_photo, Modifier.padding(end = 8.dp).size(18.dp))
        }
        Text(stringResource(R.string.add_photo))
    }
}

@Composable
private fun NoPicture(
    state: Viewfinder,
    actions: ScanActions,
    modifier: Modifier,
) = when (state) {
    Viewfinder.Unknown, is Viewfinder.Live -> {
        LoadingPane(modifier)
    }

    Viewfinder.Asking -> {
        CameraPane(R.drawable.ic_scan, R.string.add_asking, R.string.add_asking_text, modifier) {
            CameraButton(R.string.add_allow, actions.onAllow, AddTags.ALLOW)
        }
    }

    Viewfinder.Refused -> {
        CameraPane(R.drawable.ic_scan, R.string.add_refused, R.string.add_refused_text, modifier) {
            CameraButton(R.string.add_allow, actions.onAllow, AddTags.ALLOW)
        }
    }

    Viewfinder.RefusedForGood -> {
        CameraPane(R.drawable.ic_scan, R.string.add_refused, R.string.add_refused_for_good_text, modifier) {
            CameraButton(R.string.add_settings, actions.onSettings, AddTags.SETTINGS)
        }
    }

    is Viewfinder.Failed -> {
        CameraFailedPane(state.why, actions, modifier)
    }
}
