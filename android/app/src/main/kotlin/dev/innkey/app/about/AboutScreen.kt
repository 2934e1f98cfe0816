package dev.innkey.app.about

import android.content.Context
import androidx.annotation.DrawableRes
import androidx.annotation.StringRes
import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.requiredSize
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import androidx.lifecycle.viewmodel.compose.viewModel
import dev.innkey.app.LocalServices
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.ProblemBanner
import dev.innkey.app.design.Screen
import dev.innkey.app.format.bytes
import dev.innkey.app.format.locale
import dev.innkey.app.navigation.Navigator

/** Test ids. */
object AboutTags {
    const val LIST = "about-list"
    const val CORE = "about-core"
    const val SIZE = "about-size"
    const val TIDY = "about-tidy"
    const val TIDIED = "about-tidied"
}

/** What a person can do here. */
class AboutActions(
    val onBack: () -> Unit,
    val onTidy: () -> Unit,
    val onTryAgain: () -> Unit,
)

/** What the app is, what it keeps on this phone, and what it is made of. */
@Composable
fun AboutRoute(navigator: Navigator) {
    val services = LocalServices.current
    val context = LocalContext.current.applicationContext
    val model = viewModel { AboutViewModel(services.core, services.storage, appVersion(context)) }
    val state by model.state.collectAsStateWithLifecycle()
    AboutScreen(state, remember(model, navigator) { AboutActions(navigator::back, model::tidy, model::load) })
}

@Composable
internal fun AboutScreen(
    state: AboutUiState,
    actions: AboutActions,
) = Screen(stringResource(R.string.about_title), onBack = actions.onBack) { padding ->
    LazyColumn(
        Modifier.fillMaxSize().testTag(AboutTags.LIST),
        contentPadding = PaddingValues(16.dp, padding.calculateTopPadding() + 8.dp, 16.dp, padding.calculateBottomPadding() + 24.dp),
    ) {
        item { Head(state) }
        state.problem?.let { problem ->
            item { ProblemBanner(problem, { actions.onTryAgain() }, Modifier.padding(top = 16.dp)) }
        }
        item { Kept(state, actions.onTidy) }
        item { Heading(R.string.about_licences) }
        items(parts, key = { it.name }) { LicenceLine(it) }
        item { Quiet(stringResource(R.string.about_licences_rest), Modifier.padding(top = 16.dp)) }
    }
}

@Composable
private fun Head(state: AboutUiState) =
    Row(
        Modifier.fillMaxWidth().padding(vertical = 8.dp),
        horizontalArrangement = Arrangement.spacedBy(20.dp),
        verticalAlignment = Alignment.CenterVertically,
    ) {
        AppIcon()
        Column(verticalArrangement = Arrangement.spacedBy(2.dp)) {
            Text(stringResource(R.string.app_name), Modifier.semantics { heading() }, style = MaterialTheme.typography.headlineMedium)
            Text(stringResource(R.string.about_version, state.app))
            state.core?.let { Quiet(stringResource(R.string.about_core, it), Modifier.testTag(AboutTags.CORE)) }
        }
    }

/** The adaptive icon as a launcher shows it: the inner 72 of its 108 dp. */
@Composable
private fun AppIcon() =
    Box(Modifier.size(72.dp).clip(MaterialTheme.shapes.large), Alignment.Center) {
        Image(painterResource(R.drawable.ic_launcher_background), contentDescription = null, Modifier.requiredSize(108.dp))
        Image(painterResource(R.drawable.ic_launcher_foreground), contentDescription = null, Modifier.requiredSize(108.dp))
    }

@Composable
private fun Kept(
    state: AboutUiState,
    onTidy: () -> Unit,
) = Column {
    Heading(R.string.about_kept)
    Surface(shape = MaterialTheme.shapes.medium, color = MaterialTheme.colorScheme.surfaceContainer) {
        Column(Modifier.fillMaxWidth().padding(20.dp), verticalArrangement = Arrangement.spacedBy(16.dp)) {
            KeptLine(R.drawable.ic_home, R.string.about_kept_projects)
            KeptLine(R.drawable.ic_key, R.string.about_kept_sign_ins)
            KeptLine(R.drawable.ic_settings, R.string.about_kept_choices)
            KeptLine(R.drawable.ic_error, R.string.about_kept_reports)
            KeptLine(R.drawable.ic_visibility_off, R.string.about_kept_nothing)
            HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
            Text(size(state.bytes), Modifier.testTag(AboutTags.SIZE), style = MaterialTheme.typography.titleMedium)
            Tidied(state.tidying)
            OutlinedButton(onTidy, Modifier.testTag(AboutTags.TIDY), enabled = state.tidying != Tidying.Running) {
                Text(stringResource(if (state.tidying == Tidying.Running) R.string.about_tidying else R.string.about_tidy))
            }
        }
    }
}

@Composable
private fun Tidied(tidying: Tidying?) =
    Quiet(
        when (tidying) {
            null, Tidying.Running -> stringResource(R.string.about_tidy_text)
            is Tidying.Done -> if (tidying.freed == 0L) stringResource(R.string.about_tidied_nothing) else freed(tidying.freed)
        },
        Modifier.testTag(AboutTags.TIDIED).semantics { liveRegion = LiveRegionMode.Polite },
    )

@Composable
private fun freed(bytes: Long) = stringResource(R.string.about_tidied, memory(bytes))

@Composable
private fun KeptLine(
    @DrawableRes icon: Int,
    @StringRes text: Int,
) = Row(horizontalArrangement = Arrangement.spacedBy(16.dp)) {
    Decoration(icon, tint = MaterialTheme.colorScheme.primary)
    Text(stringResource(text), Modifier.weight(1f))
}

@Composable
private fun LicenceLine(part: Part) =
    Column {
        Column(Modifier.padding(vertical = 12.dp), verticalArrangement = Arrangement.spacedBy(2.dp)) {
            Text(part.name)
            Quiet(part.licence)
        }
        HorizontalDivider(color = MaterialTheme.colorScheme.outlineVariant)
    }

@Composable
private fun Heading(
    @StringRes text: Int,
) = Text(
    stringResource(text),
    Modifier.padding(top = 24.dp, bottom = 12.dp).semantics { heading() },
    color = MaterialTheme.colorScheme.primary,
    style = MaterialTheme.typography.titleSmall,
)

@Composable
private fun Quiet(
    text: String,
    modifier: Modifier = Modifier,
) = Text(text, modifier, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)

@Composable
private fun size(bytes: Long?): String =
    if (bytes == null) stringResource(R.string.about_counting) else stringResource(R.string.about_size, memory(bytes))

@Composable
private fun memory(bytes: Long): String = bytes(bytes, locale())

private fun appVersion(context: Context): String = context.packageManager.getPackageInfo(context.packageName, 0).versionName.orEmpty()
