package dev.innkey.app.project

import androidx.annotation.DrawableRes
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.Hyphens
import androidx.compose.ui.text.style.LineBreak
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.Picture
import dev.innkey.app.format.locale
import java.text.NumberFormat
import java.util.Locale

/** An object as the project says it is. It can only be looked at, and looks like it: to a screen reader it is a name and a state. */
@Composable
internal fun TileView(
    tile: Tile,
    modifier: Modifier = Modifier,
) {
    val colors = MaterialTheme.colorScheme
    val active = tile.shows.isActive()
    Surface(
        modifier.testTag(ProjectTags.TILE).semantics(mergeDescendants = true) {},
        shape = MaterialTheme.shapes.medium,
        color = if (active) colors.secondaryContainer else colors.surfaceContainer,
        contentColor = if (active) colors.onSecondaryContainer else colors.onSurface,
    ) {
        when (val shows = tile.shows) {
            is Shows.Switch -> {
                Control(tile, { Pictogram(R.drawable.ic_switch) }) {
                    State(stringResource(if (shows.on) R.string.project_on else R.string.project_off))
                }
            }

            is Shows.Dimmer -> {
                Control(tile, { Pictogram(R.drawable.ic_dimmer) }) {
                    State(if (shows.level == 0) stringResource(R.string.project_off) else percent(shows.level, locale()))
                    LevelBar(shows.level, Modifier.padding(top = 8.dp))
                }
            }

            is Shows.Shutter -> {
                Control(tile, { ShutterDrawing(shows.open) }) { State(opening(shows.open)) }
            }

            Shows.Scene -> {
                Control(tile, { Pictogram(R.drawable.ic_scene) }) { State(stringResource(R.string.project_scene)) }
            }

            is Shows.Thermostat -> {
                Control(tile, { Pictogram(R.drawable.ic_climate) }) { Temperatures(shows) }
            }

            is Shows.Label -> {
                Note(tile, shows.text)
            }

            is Shows.Image -> {
                Seen(tile, shows.file, R.drawable.ic_image, state = null)
            }

            is Shows.Camera -> {
                Seen(tile, shows.file, R.drawable.ic_camera, stringResource(R.string.project_still))
            }
        }
    }
}

private fun Shows.isActive(): Boolean =
    when (this) {
        is Shows.Switch -> on
        is Shows.Dimmer -> level > 0
        is Shows.Shutter, Shows.Scene, is Shows.Thermostat, is Shows.Label, is Shows.Image, is Shows.Camera -> false
    }

/** What can be controlled in the building: pictogram above, name and state below. */
@Composable
private fun Control(
    tile: Tile,
    pictogram: @Composable () -> Unit,
    state: @Composable ColumnScope.() -> Unit,
) = Column(Modifier.heightIn(min = 136.dp).padding(16.dp)) {
    Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween) {
        pictogram()
        if (tile.pin) Lock()
    }
    Spacer(Modifier.heightIn(min = 12.dp).weight(1f))
    Name(tile)
    state()
}

@Composable
private fun Note(
    tile: Tile,
    text: String,
) = Column(Modifier.padding(16.dp), verticalArrangement = Arrangement.spacedBy(4.dp)) {
    Caption(tile)
    Text(text, style = MaterialTheme.typography.bodyMedium)
}

@Composable
private fun Seen(
    tile: Tile,
    file: String?,
    @DrawableRes icon: Int,
    state: String?,
) = Column {
    // The words come first: a row's height, made of rounded widths, may be a pixel short.
    Picture(file, description = null, Modifier.weight(1f, fill = false).fillMaxWidth().aspectRatio(16f / 9)) {
        Decoration(icon, Modifier.size(40.dp), MaterialTheme.colorScheme.outline)
    }
    Row(Modifier.padding(16.dp), horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        Decoration(icon)
        Column {
            Caption(tile)
            if (state != null) State(state)
        }
    }
}

@Composable
private fun Caption(tile: Tile) =
    Row(Modifier.fillMaxWidth(), horizontalArrangement = Arrangement.spacedBy(8.dp)) {
        Name(tile, Modifier.weight(1f))
        if (tile.pin) Lock()
    }

/** Long words are divided as the language does it. */
@Composable
private fun Name(
    tile: Tile,
    modifier: Modifier = Modifier,
) = Text(tile.name, modifier, style = MaterialTheme.typography.titleSmall.copy(hyphens = Hyphens.Auto, lineBreak = LineBreak.Paragraph))

@Composable
private fun Pictogram(
    @DrawableRes icon: Int,
) = Decoration(icon, Modifier.size(32.dp))

@Composable
private fun Lock() = Icon(painterResource(R.drawable.ic_lock), stringResource(R.string.project_pin), Modifier.size(20.dp))

@Composable
private fun State(text: String) = Text(text, color = quiet(), style = MaterialTheme.typography.bodyMedium)

@Composable
private fun quiet() =
    LocalContentColor.current.let { if (it == MaterialTheme.colorScheme.onSurface) MaterialTheme.colorScheme.onSurfaceVariant else it }

@Composable
private fun Temperatures(shows: Shows.Thermostat) {
    val target = degrees(shows.target, locale())
    val wanted = stringResource(R.string.project_target, target)
    Text(target, Modifier.semantics { contentDescription = wanted }, style = MaterialTheme.typography.headlineMedium)
    shows.current?.let { State(stringResource(R.string.project_now, degrees(it, locale()))) }
}

@Composable
private fun opening(percent: Int): String =
    when (percent) {
        0 -> stringResource(R.string.project_closed)
        ALL -> stringResource(R.string.project_open)
        else -> stringResource(R.string.project_partly_open, percent(percent, locale()))
    }

internal fun percent(
    value: Int,
    locale: Locale,
): String = NumberFormat.getPercentInstance(locale).format(value / ALL.toDouble())

internal fun degrees(
    value: Float,
    locale: Locale,
): String = NumberFormat.getNumberInstance(locale).apply { maximumFractionDigits = 1 }.format(value.toDouble()) + "°"

internal const val ALL = 100
