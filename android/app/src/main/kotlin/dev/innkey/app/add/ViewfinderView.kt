package dev.innkey.app.add

import androidx.compose.animation.AnimatedVisibility
import androidx.compose.animation.fadeIn
import androidx.compose.animation.fadeOut
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.gestures.detectTransformGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.FilledIconToggleButton
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButtonDefaults
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Slider
import androidx.compose.material3.SliderDefaults
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.format.locale

/** The camera's picture with what is seen in it, and what can be set. */
@Composable
internal fun ViewfinderView(
    state: Viewfinder.Live,
    actions: ScanActions,
    modifier: Modifier,
    picture: @Composable (Viewfinder.Live, Modifier) -> Unit,
) {
    val zoom by rememberUpdatedState(state.zoom)
    val description = stringResource(R.string.add_viewfinder)
    val waiting = stringResource(R.string.loading)
    Box(
        modifier
            .clip(MaterialTheme.shapes.large)
            .background(Color.Black)
            .testTag(AddTags.VIEWFINDER)
            .pointerInput(Unit) { detectTransformGestures { _, _, by, _ -> actions.onZoom(zoom * by) } },
    ) {
        picture(state, Modifier.fillMaxSize().semantics { contentDescription = description })
        if (!state.running && state.marks == null) {
            CircularProgressIndicator(Modifier.align(Alignment.Center).semantics { contentDescription = waiting }, Color.White)
        } else {
            Canvas(Modifier.fillMaxSize()) { state.marks?.let { marks(it, if (it.good) GoodMark else Color.White) } ?: frame(Color.White) }
        }
        Notice(state.notice, Modifier.align(Alignment.TopCenter).padding(16.dp))
        Row(
            Modifier.align(Alignment.BottomCenter).fillMaxWidth().padding(12.dp),
            Arrangement.spacedBy(12.dp, Alignment.End),
            Alignment.CenterVertically,
        ) {
            val lens = state.lens
            if (lens != null && lens.zoom > 1f) Zoom(state.zoom, lens.zoom, actions.onZoom, Modifier.weight(1f))
            if (lens?.torch == true) Torch(state.torch, actions.onTorch)
        }
    }
}

// The same by day and night: they lie on the camera's picture.
private val GoodMark = Color(0xFF7CD7BA)
private val Veil = Color.Black.copy(alpha = 0.6f)

@Composable
private fun Notice(
    notice: ScanNotice?,
    modifier: Modifier,
) = AnimatedVisibility(notice != null, modifier, fadeIn(), fadeOut()) {
    val text =
        when (notice) {
            ScanNotice.DAMAGED -> R.string.add_damaged_notice
            ScanNotice.FOREIGN, null -> R.string.add_foreign_notice
        }
    Surface(
        Modifier.widthIn(max = 400.dp).testTag(AddTags.NOTICE).semantics { liveRegion = LiveRegionMode.Polite },
        shape = MaterialTheme.shapes.medium,
        color = MaterialTheme.colorScheme.inverseSurface,
    ) {
        Row(Modifier.padding(horizontal = 16.dp, vertical = 12.dp), Arrangement.spacedBy(12.dp), Alignment.CenterVertically) {
            Decoration(R.drawable.ic_info)
            Text(stringResource(text), style = MaterialTheme.typography.bodyMedium)
        }
    }
}

@Composable
private fun Zoom(
    value: Float,
    most: Float,
    onZoom: (Float) -> Unit,
    modifier: Modifier,
) {
    val name = stringResource(R.string.add_zoom)
    val times = stringResource(R.string.add_zoom_times, String.format(locale(), "%.1f", value))
    Surface(modifier, MaterialTheme.shapes.extraLarge, Veil, Color.White) {
        Row(Modifier.padding(horizontal = 16.dp), Arrangement.spacedBy(8.dp), Alignment.CenterVertically) {
            Decoration(R.drawable.ic_zoom, Modifier.size(20.dp))
            Slider(
                value,
                onZoom,
                Modifier.weight(1f).testTag(AddTags.ZOOM).semantics {
                    contentDescription = name
                    stateDescription = times
                },
                valueRange = 1f..most,
                colors = SliderDefaults.colors(Color.White, Color.White, inactiveTrackColor = Color.White.copy(alpha = 0.35f)),
            )
        }
    }
}

@Composable
private fun Torch(
    on: Boolean,
    onTorch: (Boolean) -> Unit,
) = FilledIconToggleButton(
    on,
    onTorch,
    Modifier.size(56.dp).testTag(AddTags.TORCH),
    colors =
        IconButtonDefaults.filledIconToggleButtonColors(
            Veil,
            Color.White,
            checkedContainerColor = Color.White,
            checkedContentColor = Color.Black,
        ),
) {
    Icon(painterResource(if (on) R.drawable.ic_torch else R.drawable.ic_torch_off), stringResource(R.string.add_torch))
}
