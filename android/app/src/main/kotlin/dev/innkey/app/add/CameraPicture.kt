package dev.innkey.app.add

import android.view.Surface
import androidx.compose.foundation.AndroidExternalSurface
import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.layout.layout
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.IntSize
import dev.innkey.app.phone.Lens
import kotlinx.coroutines.flow.MutableStateFlow
import kotlin.math.roundToInt

/** What the camera sees, as large as it must be to fill the view. The system turns it upright. */
@Composable
internal fun CameraPicture(
    lens: Lens?,
    surface: MutableStateFlow<Surface?>,
    modifier: Modifier,
) = Box(modifier.clipToBounds()) {
    if (lens == null) return@Box
    AndroidExternalSurface(Modifier.filling(lens), surfaceSize = IntSize(lens.width, lens.height)) {
        onSurface { created, _, _ ->
            surface.value = created
            created.onDestroyed { surface.value = null }
        }
    }
}

private fun Modifier.filling(lens: Lens) =
    layout { measurable, constraints ->
        val upright = upright(lens.width, lens.height, lens.turn)
        val scale = maxOf(constraints.maxWidth / upright.width, constraints.maxHeight / upright.height)
        val (width, height) = (upright.width * scale).roundToInt() to (upright.height * scale).roundToInt()
        val placeable = measurable.measure(Constraints.fixed(width, height))
        layout(constraints.maxWidth, constraints.maxHeight) {
            placeable.place((constraints.maxWidth - width) / 2, (constraints.maxHeight - height) / 2)
        }
    }
