package dev.innkey.app.add

import android.view.Surface
import dev.innkey.app.phone.CameraControl
import dev.innkey.app.phone.CameraFailure
import dev.innkey.app.phone.CameraState
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.firstOrNull
import kotlinx.coroutines.flow.mapNotNull
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** The scanner's part of the screen: whether the camera may look, and what it sees. */
internal class ViewfinderModel(
    private val scanner: Scanner,
    private val read: suspend (String) -> Reading,
) {
    private val mutable = MutableStateFlow<Viewfinder>(Viewfinder.Unknown)
    private val control = MutableStateFlow(CameraControl(torch = false, zoom = 1f))

    /** A link that a person did not want; it may still lie before the camera. */
    private var unwanted: String? = null

    val state: StateFlow<Viewfinder> = mutable.asStateFlow()

    fun permission(
        granted: Boolean,
        refusedBefore: Boolean,
    ) = mutable.update { now ->
        when {
            !scanner.hasCamera -> Viewfinder.Failed(CameraFailure.NONE)
            granted -> now as? Viewfinder.Live ?: ready
            refusedBefore -> Viewfinder.Refused
            now == Viewfinder.RefusedForGood -> now
            else -> Viewfinder.Asking
        }
    }

    fun answered(
        granted: Boolean,
        mayAskAgain: Boolean,
    ) {
        mutable.value =
            when {
                granted -> ready
                mayAskAgain -> Viewfinder.Refused
                else -> Viewfinder.RefusedForGood
            }
    }

    fun retry() {
        mutable.value = ready
    }

    fun torch(on: Boolean) = set { copy(torch = on) }

    fun zoom(to: Float) {
        val most = (mutable.value as? Viewfinder.Live)?.lens?.zoom ?: return
        set { copy(zoom = to.coerceIn(1f, most)) }
    }

    /** Not this link again, until the camera has seen something else. */
    fun ignore(link: String) {
        unwanted = link
    }

    /** Looks until a link is seen; null if the camera failed before. */
    suspend fun look(preview: Flow<Surface?>): Reading.Link? =
        try {
            coroutineScope {
                live { copy(marks = null) }
                val notices = Notices(this) { live { copy(notice = it) } }
                val link =
                    scanner
                        .look(preview, control)
                        .mapNotNull { sight ->
                            when (sight) {
                                is Sight.Camera -> camera(sight.state)
                                is Sight.Codes -> codes(sight, notices)
                            }
                        }.firstOrNull()
                notices.end()
                link
            }
        } finally {
            // The light goes out with the camera, and does not come back by itself.
            set { copy(torch = false) }
            live { copy(running = false) }
        }

    private fun camera(state: CameraState): Reading.Link? {
        when (state) {
            is CameraState.Starting -> {
                live { copy(lens = state.lens ?: lens) }
            }

            is CameraState.Looking -> {
                live { copy(lens = state.lens, running = true) }
            }

            is CameraState.Failed -> {
                mutable.value = if (state.why == CameraFailure.NOT_ALLOWED) Viewfinder.Asking else Viewfinder.Failed(state.why)
            }
        }
        return null
    }

    private suspend fun codes(
        sight: Sight.Codes,
        notices: Notices,
    ): Reading.Link? {
        val readings = sight.codes.mapNotNull { it.link }.map { read(it) }
        val links = readings.filterIsInstance<Reading.Link>()
        if (links.none { it.text == unwanted }) unwanted = null
        val link = links.firstOrNull { it.text != unwanted }
        val marks = Marks(sight.width, sight.height, sight.turn, sight.codes.map { it.corners }, good = link != null)
        live { copy(marks = marks.takeIf { it.codes.isNotEmpty() }) }
        if (links.isEmpty() && sight.codes.isNotEmpty()) {
            notices.give(if (readings.isEmpty()) ScanNotice.FOREIGN else ScanNotice.DAMAGED)
        }
        return link
    }

    private fun set(how: CameraControl.() -> CameraControl) {
        control.update { it.how() }
        val now = control.value
        live { copy(torch = now.torch, zoom = now.zoom) }
    }

    private fun live(how: Viewfinder.Live.() -> Viewfinder.Live) = mutable.update { (it as? Viewfinder.Live)?.how() ?: it }
}

private val ready = Viewfinder.Live(lens = null, running = false, marks = null, notice = null, torch = false, zoom = 1f)

/** Shows why a code does not help, until none of the kind has been seen for a while. */
private class Notices(
    private val scope: CoroutineScope,
    private val show: (ScanNotice?) -> Unit,
) {
    private var fading: Job? = null

    fun give(notice: ScanNotice) {
        show(notice)
        fading?.cancel()
        fading =
            scope.launch {
                delay(NOTICE_SHOWN)
                show(null)
            }
    }

    fun end() {
        fading?.cancel()
        show(null)
    }
}

/** Long enough to be read, milliseconds. */
private const val NOTICE_SHOWN = 2_500L
