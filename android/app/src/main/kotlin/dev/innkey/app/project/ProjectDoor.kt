package dev.innkey.app.project

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
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
import dev.innkey.app.design.Picture

/** The building from outside: why one stands before it, and the button that brings the popup back. */
@Composable
internal fun DoorPane(
    door: Stage.Door,
    onSignIn: () -> Unit,
    modifier: Modifier = Modifier,
) = Box(modifier.fillMaxSize(), Alignment.Center) {
    Column(
        Modifier.verticalScroll(rememberScrollState()).widthIn(max = 480.dp).padding(24.dp),
        verticalArrangement = Arrangement.spacedBy(16.dp),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        Picture(door.cover, description = null, Modifier.fillMaxWidth().aspectRatio(16f / 9).clip(MaterialTheme.shapes.large)) {
            Decoration(R.drawable.ic_door, Modifier.size(64.dp), MaterialTheme.colorScheme.outline)
        }
        Text(
            stringResource(door.why?.title ?: R.string.project_door_title),
            Modifier.padding(top = 8.dp).semantics {
                heading()
                liveRegion = LiveRegionMode.Polite
            },
            textAlign = TextAlign.Center,
            style = MaterialTheme.typography.titleLarge,
        )
        Text(
            stringResource(door.why?.text ?: R.string.project_door_text),
            color = MaterialTheme.colorScheme.onSurfaceVariant,
            textAlign = TextAlign.Center,
        )
        Button(onSignIn, Modifier.testTag(ProjectTags.SIGN_IN)) {
            Decoration(R.drawable.ic_key, Modifier.padding(end = 8.dp).size(20.dp))
            Text(stringResource(R.string.step_sign_in))
        }
    }
}
