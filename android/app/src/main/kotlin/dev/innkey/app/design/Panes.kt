package dev.innkey.app.design

import androidx.annotation.DrawableRes
import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.LocalResources
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.Step
import dev.innkey.app.problem.goOutside
import dev.innkey.app.problem.happened
import dev.innkey.app.problem.remedy

/** Test ids of what every screen may show. */
object PaneTags {
    const val LOADING = "loading"
    const val EMPTY = "empty"
    const val PROBLEM = "problem"
    const val STEP = "problem-step"
    const val BANNER = "banner"
}

/** Something comes; nobody knows yet what. */
@Composable
fun LoadingPane(modifier: Modifier = Modifier) {
    val text = stringResource(R.string.loading)
    Box(modifier.fillMaxSize().testTag(PaneTags.LOADING), Alignment.Center) {
        CircularProgressIndicator(Modifier.semantics { contentDescription = text })
    }
}

/** There is nothing here yet: what would be here, and how to get it. */
@Composable
fun EmptyPane(
    @DrawableRes picture: Int,
    title: String,
    text: String,
    modifier: Modifier = Modifier,
    action: @Composable () -> Unit = {},
) = Pane(modifier.testTag(PaneTags.EMPTY)) {
    Image(painterResource(picture), contentDescription = null, Modifier.size(160.dp, 120.dp))
    Words(title, text)
    action()
}

/** A screen that cannot show what it is for: what happened, what to do, and a button that does it. */
@Composable
fun ProblemPane(
    problem: Problem,
    onStep: (Step) -> Unit,
    modifier: Modifier = Modifier,
) = Pane(modifier.testTag(PaneTags.PROBLEM).semantics { liveRegion = LiveRegionMode.Polite }) {
    Decoration(R.drawable.ic_warning, Modifier.size(48.dp), MaterialTheme.colorScheme.error)
    Words(problem.happened(), problem.remedy())
    stepLabel(problem.step)?.let { label ->
        Button(taking(problem.step, onStep), Modifier.testTag(PaneTags.STEP)) { Text(label) }
    }
}

/** What went wrong, in a line above what is still there to be seen. */
@Composable
fun ProblemBanner(
    problem: Problem,
    onStep: (Step) -> Unit,
    modifier: Modifier = Modifier,
) = Banner(R.drawable.ic_warning, listOfNotNull(problem.happened(), problem.remedy()).joinToString(" "), modifier) {
    stepLabel(problem.step)?.let { label ->
        TextButton(taking(problem.step, onStep), Modifier.testTag(PaneTags.STEP)) { Text(label) }
    }
}

/** A line that tells how things stand, over the whole width; good news have a [color] of their own. */
@Composable
fun Banner(
    @DrawableRes icon: Int,
    text: String,
    modifier: Modifier = Modifier,
    color: Color = MaterialTheme.colorScheme.secondaryContainer,
    action: @Composable () -> Unit = {},
) = Surface(
    modifier.fillMaxWidth().testTag(PaneTags.BANNER).semantics { liveRegion = LiveRegionMode.Polite },
    shape = MaterialTheme.shapes.medium,
    color = color,
) {
    Row(
        Modifier.padding(horizontal = 16.dp, vertical = 12.dp),
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        Decoration(icon)
        // Beside each other a long text and a long button would squeeze one another.
        Column(Modifier.weight(1f)) {
            Text(text, style = MaterialTheme.typography.bodyMedium)
            Box(Modifier.align(Alignment.End)) { action() }
        }
    }
}

/** The server cannot be reached, and what is seen is from before. */
@Composable
fun OfflineBanner(modifier: Modifier = Modifier) = Banner(R.drawable.ic_offline, stringResource(R.string.offline), modifier)

@Composable
private fun Pane(
    modifier: Modifier,
    content: @Composable () -> Unit,
) = Box(modifier.fillMaxSize(), Alignment.Center) {
    Column(
        Modifier.verticalScroll(rememberScrollState()).widthIn(max = 400.dp).padding(32.dp),
        verticalArrangement = Arrangement.spacedBy(16.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) { content() }
}

@Composable
private fun Words(
    title: String,
    text: String?,
) {
    Text(title, Modifier.semantics { heading() }, textAlign = TextAlign.Center, style = MaterialTheme.typography.titleLarge)
    if (text != null) {
        Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, textAlign = TextAlign.Center)
    }
}

@Composable
internal fun Problem.happened(): String = happened(LocalResources.current)

@Composable
internal fun Problem.remedy(): String? = remedy(LocalResources.current)

/** The verb of what a button does about a problem; null: there is nothing that a button could do. */
@Composable
internal fun stepLabel(step: Step): String? =
    when (step) {
        Step.NOTHING -> null
        Step.TRY_AGAIN -> stringResource(R.string.step_try_again)
        Step.REFRESH -> stringResource(R.string.step_refresh)
        Step.SIGN_IN -> stringResource(R.string.step_sign_in)
        Step.DOWNLOAD -> stringResource(R.string.step_download)
        Step.ADD_AGAIN -> stringResource(R.string.step_add_again)
        Step.FREE_SPACE -> stringResource(R.string.step_free_space)
        Step.UPDATE -> stringResource(R.string.step_update)
    }

/** Does what the phone can do for every screen, and tells the screen of the rest. */
@Composable
private fun taking(
    step: Step,
    onStep: (Step) -> Unit,
): () -> Unit {
    val context = LocalContext.current
    return { if (!context.goOutside(step)) onStep(step) }
}
