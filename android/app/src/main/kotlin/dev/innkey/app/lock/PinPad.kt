package dev.innkey.app.lock

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.sizeIn
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.elapsed
import dev.innkey.app.format.countdown
import java.time.Duration

/** Test ids. */
object PadTags {
    const val TYPED = "pad-typed"
    const val COMPLAINT = "pad-complaint"
    const val ERASE = "pad-erase"
    const val OK = "pad-ok"

    fun digit(digit: Int) = "pad-$digit"
}

/** What a person can do on a pad. */
class PadActions(
    val onType: (Int) -> Unit,
    val onErase: () -> Unit,
    val onOk: () -> Unit,
)

/**
 * A PIN being entered: what for above the keys, beside them where the window is low.
 *
 * @param project the name of what it opens, if that is not plain
 * @param below what else a person can do
 */
@Composable
internal fun PinPane(
    title: String,
    pad: PadUiState,
    actions: PadActions,
    padding: PaddingValues,
    project: String? = null,
    below: @Composable () -> Unit,
) = BoxWithConstraints(Modifier.fillMaxSize().padding(padding), Alignment.Center) {
    val low = maxHeight < 520.dp && maxWidth > maxHeight
    Box(Modifier.verticalScroll(rememberScrollState()).padding(24.dp)) {
        if (low) {
            Row(horizontalArrangement = Arrangement.spacedBy(48.dp), verticalAlignment = Alignment.CenterVertically) {
                Words(title, project, pad, Modifier.weight(1f), below)
                Keys(pad, actions)
            }
        } else {
            Column(verticalArrangement = Arrangement.spacedBy(16.dp), horizontalAlignment = Alignment.CenterHorizontally) {
                Words(title, project, pad, Modifier.widthIn(max = 400.dp)) {}
                Keys(pad, actions)
                below()
            }
        }
    }
}

@Composable
private fun Words(
    title: String,
    project: String?,
    pad: PadUiState,
    modifier: Modifier,
    below: @Composable () -> Unit,
) = Column(modifier, verticalArrangement = Arrangement.spacedBy(16.dp), horizontalAlignment = Alignment.CenterHorizontally) {
    Decoration(R.drawable.ic_lock, Modifier.size(32.dp), MaterialTheme.colorScheme.primary)
    if (project != null) Text(project, color = MaterialTheme.colorScheme.onSurfaceVariant, textAlign = TextAlign.Center)
    Text(title, Modifier.semantics { heading() }, textAlign = TextAlign.Center, style = MaterialTheme.typography.titleLarge)
    Typed(pad.typed)
    // Room for two lines, so that the keys stay where the fingers are.
    Box(Modifier.heightIn(min = 48.dp)) { Message(pad) }
    below()
}

/** A dot for each digit, and empty ones up to the fewest that a PIN has. */
@Composable
private fun Typed(count: Int) {
    val text = pluralStringResource(R.plurals.lock_typed, count, count)
    Row(
        Modifier.padding(vertical = 8.dp).testTag(PadTags.TYPED).clearAndSetSemantics {
            contentDescription = text
            liveRegion = LiveRegionMode.Polite
        },
        horizontalArrangement = Arrangement.spacedBy(14.dp),
    ) {
        repeat(maxOf(count, PinLength.first)) { Dot(it < count) }
    }
}

@Composable
private fun Dot(full: Boolean) =
    Box(
        Modifier
            .size(14.dp)
            .background(if (full) MaterialTheme.colorScheme.primary else Color.Transparent, CircleShape)
            .border(2.dp, if (full) MaterialTheme.colorScheme.primary else MaterialTheme.colorScheme.outline, CircleShape),
    )

@Composable
private fun Message(pad: PadUiState) {
    val waiting = pad.left()
    val text =
        when {
            waiting != null -> stringResource(R.string.lock_wait, countdown(waiting))
            else -> pad.complaint?.words()
        } ?: return
    Text(
        text,
        // The seconds are seen, not read aloud one by one.
        Modifier.testTag(PadTags.COMPLAINT).semantics { if (waiting == null) liveRegion = LiveRegionMode.Assertive },
        color = MaterialTheme.colorScheme.error,
        textAlign = TextAlign.Center,
    )
}

@Composable
private fun Complaint.words(): String =
    when (this) {
        is Complaint.Wrong -> pluralStringResource(R.plurals.lock_wrong, free, free)
        Complaint.Lost -> stringResource(R.string.lock_lost)
        Complaint.Different -> stringResource(R.string.lock_different)
    }

/** How long one has to wait; null if not at all. */
@Composable
private fun PadUiState.left(): Duration? {
    if (waitUntil == null) return null
    val now by elapsed()
    return Duration.ofMillis(waitUntil - now + ALMOST_A_SECOND).takeIf { it.seconds > 0 }
}

/** So that the last second shown is 1 and not 0. */
private const val ALMOST_A_SECOND = 999

@Composable
private fun Keys(
    pad: PadUiState,
    actions: PadActions,
) {
    val enabled = pad.left() == null
    Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
        for (row in listOf(1..3, 4..6, 7..9)) {
            Row(horizontalArrangement = Arrangement.spacedBy(16.dp)) { for (digit in row) Digit(digit, enabled, actions.onType) }
        }
        Row(horizontalArrangement = Arrangement.spacedBy(16.dp)) {
            val erasable = enabled && pad.typed > 0
            Key(actions.onErase, PadTags.ERASE, erasable, Color.Transparent) {
                Icon(painterResource(R.drawable.ic_backspace), stringResource(R.string.lock_erase))
            }
            Digit(0, enabled, actions.onType)
            val complete = enabled && pad.typed in PinLength
            Key(actions.onOk, PadTags.OK, complete, if (complete) MaterialTheme.colorScheme.primary else Color.Transparent) {
                Icon(painterResource(R.drawable.ic_check), stringResource(R.string.lock_ok))
            }
        }
    }
}

@Composable
private fun Digit(
    digit: Int,
    enabled: Boolean,
    onType: (Int) -> Unit,
) = Key({ onType(digit) }, PadTags.digit(digit), enabled, MaterialTheme.colorScheme.surfaceContainerHigh) {
    Text("$digit", style = MaterialTheme.typography.headlineMedium)
}

@Composable
private fun Key(
    onClick: () -> Unit,
    tag: String,
    enabled: Boolean,
    color: Color,
    content: @Composable () -> Unit,
) {
    val colors = MaterialTheme.colorScheme
    val onColor = if (color == colors.primary) colors.onPrimary else colors.onSurface
    Surface(
        onClick,
        Modifier.sizeIn(minWidth = 76.dp, minHeight = 76.dp).testTag(tag).semantics { role = Role.Button },
        enabled,
        shape = CircleShape,
        color = color,
        contentColor = if (enabled) onColor else onColor.copy(alpha = DISABLED),
    ) {
        Box(contentAlignment = Alignment.Center) { content() }
    }
}

private const val DISABLED = 0.38f
