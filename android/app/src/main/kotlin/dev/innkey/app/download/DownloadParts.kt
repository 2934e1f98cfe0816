package dev.innkey.app.download

import androidx.annotation.DrawableRes
import androidx.compose.animation.core.animateFloatAsState
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Button
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.Picture
import dev.innkey.app.design.stepLabel
import dev.innkey.app.format.locale
import dev.innkey.app.problem.Step

/** The building, and around it how far its download is. */
@Composable
internal fun Ring(state: DownloadState) {
    val colors = MaterialTheme.colorScheme
    val name = stringResource(R.string.download_progress)
    val described = Modifier.fillMaxSize().semantics { contentDescription = name }
    Box(Modifier.size(RING), Alignment.Center) {
        val part = state.part
        when {
            state.phase is Phase.Failed -> {}

            part != null -> {
                val shown by animateFloatAsState(if (state.phase == Phase.Done) 1f else part, label = "part")
                val color = if (state.phase == Phase.Running || state.phase == Phase.Done) colors.primary else colors.outline
                CircularProgressIndicator({ shown }, described, color, STROKE, colors.surfaceContainerHighest)
            }

            state.phase == Phase.Preparing || state.phase == Phase.Running -> {
                CircularProgressIndicator(described, strokeWidth = STROKE, trackColor = colors.surfaceContainerHighest)
            }
        }
        Box(
            Modifier
                .size(
                    RING - 40.dp,
                ).clip(CircleShape)
                .background(if (state.phase is Phase.Failed) colors.errorContainer else colors.primaryContainer),
            Alignment.Center,
        ) {
            val icon = state.phase.icon()
            val cover = state.building?.cover
            if (icon == null && cover != null) {
                Picture(cover, description = null, Modifier.fillMaxSize())
            } else {
                val tint = if (state.phase is Phase.Failed) colors.onErrorContainer else colors.onPrimaryContainer
                Decoration(icon ?: R.drawable.ic_home, Modifier.size(64.dp), tint)
            }
        }
    }
}

@DrawableRes
private fun Phase.icon(): Int? =
    when (this) {
        Phase.Preparing, Phase.Running -> null
        Phase.Asking -> R.drawable.ic_phone
        Phase.WaitingForWifi -> R.drawable.ic_nearby
        Phase.Offline -> R.drawable.ic_offline
        is Phase.Paused -> R.drawable.ic_pause
        is Phase.Failed -> R.drawable.ic_warning
        Phase.Done -> R.drawable.ic_check
        Phase.Cancelled -> R.drawable.ic_close
    }

/** What is downloaded and how it stands, in words, and what a person can do. */
@Composable
internal fun Told(
    state: DownloadState,
    actions: DownloadActions,
    modifier: Modifier,
) = Column(modifier.widthIn(max = 480.dp), Arrangement.spacedBy(24.dp), Alignment.CenterHorizontally) {
    val resources = LocalResources.current
    val locale = locale()
    // A line that is too long for itself breaks between two figures.
    val large = LocalDensity.current.fontScale >= LARGE_LETTERS
    state.building?.let { Name(it) }
    Column(verticalArrangement = Arrangement.spacedBy(8.dp), horizontalAlignment = Alignment.CenterHorizontally) {
        Text(
            resources.status(state),
            Modifier.testTag(DownloadTags.STATUS).semantics { liveRegion = LiveRegionMode.Polite },
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.titleMedium,
        )
        resources.explanation(state, locale)?.let { Soft(it) }
        val figures = listOfNotNull(resources.amount(state, locale), speed(state, locale)).joinToString(if (large) "\n" else " · ")
        if (figures.isNotEmpty()) Soft(figures, Modifier.testTag(DownloadTags.AMOUNT))
        resources.timeLeft(state)?.let { Soft(it) }
    }
    Buttons(state.phase, actions)
}

@Composable
private fun Name(building: Building) =
    Column(verticalArrangement = Arrangement.spacedBy(4.dp), horizontalAlignment = Alignment.CenterHorizontally) {
        Text(
            building.name,
            Modifier.semantics { heading() },
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.headlineSmall,
        )
        building.version?.let { Soft(stringResource(R.string.download_update_to, it)) }
    }

@Composable
private fun Soft(
    text: String,
    modifier: Modifier = Modifier,
) = Text(
    text,
    modifier,
    MaterialTheme.colorScheme.onSurfaceVariant,
    textAlign = TextAlign.Center,
    style = MaterialTheme.typography.bodyLarge,
)

@Composable
private fun Buttons(
    phase: Phase,
    actions: DownloadActions,
) = FlowRow(
    horizontalArrangement = Arrangement.spacedBy(12.dp, Alignment.CenterHorizontally),
    verticalArrangement = Arrangement.spacedBy(4.dp),
) {
    when (phase) {
        Phase.Preparing, Phase.Running -> {
            FilledTonalButton(actions.onPause, Modifier.testTag(DownloadTags.PAUSE)) {
                Label(R.drawable.ic_pause, stringResource(R.string.download_pause))
            }
        }

        Phase.Asking -> {
            Button(actions.onUseMobileData, Modifier.testTag(DownloadTags.MOBILE)) {
                Label(R.drawable.ic_download, stringResource(R.string.download_now))
            }
            WaitForWifi(actions)
        }

        Phase.WaitingForWifi -> {
            FilledTonalButton(actions.onUseMobileData, Modifier.testTag(DownloadTags.MOBILE)) {
                Label(R.drawable.ic_download, stringResource(R.string.download_now_after_all))
            }
        }

        is Phase.Paused -> {
            Button(
                actions.onGoOn,
                Modifier.testTag(DownloadTags.GO_ON),
            ) { Label(R.drawable.ic_play, stringResource(R.string.download_go_on)) }
        }

        is Phase.Failed -> {
            Remedies(phase.problem.step, actions)
        }

        Phase.Offline, Phase.Done, Phase.Cancelled -> {}
    }
    if (!phase.isOver) {
        TextButton(actions.onCancel, Modifier.testTag(DownloadTags.CANCEL)) { Text(stringResource(R.string.cancel)) }
    }
}

@Composable
private fun WaitForWifi(actions: DownloadActions) =
    FilledTonalButton(actions.onWaitForWifi, Modifier.testTag(DownloadTags.WIFI)) {
        Label(R.drawable.ic_nearby, stringResource(R.string.download_wait_for_wifi))
    }

/** Beside what helps, trying again is always offered: it goes on where it was. */
@Composable
private fun Remedies(
    step: Step,
    actions: DownloadActions,
) {
    val elsewhere =
        when (step) {
            Step.FREE_SPACE -> R.drawable.ic_storage
            Step.SIGN_IN -> R.drawable.ic_key
            Step.ADD_AGAIN -> R.drawable.ic_scan
            Step.UPDATE -> R.drawable.ic_update
            Step.NOTHING, Step.TRY_AGAIN, Step.REFRESH, Step.DOWNLOAD -> null
        }
    if (elsewhere != null) {
        Button({ actions.onStep(step) }, Modifier.testTag(DownloadTags.STEP)) { Label(elsewhere, stepLabel(step).orEmpty()) }
    }
    FilledTonalButton(actions.onGoOn, Modifier.testTag(DownloadTags.GO_ON)) {
        Label(R.drawable.ic_refresh, stringResource(R.string.step_try_again))
    }
}

@Composable
private fun Label(
    @DrawableRes icon: Int,
    text: String,
) {
    Decoration(icon, Modifier.size(18.dp))
    Text(text, Modifier.padding(start = 8.dp))
}

private const val LARGE_LETTERS = 1.5f
private val RING = 176.dp
private val STROKE = 8.dp
