package dev.innkey.app.add

import androidx.compose.runtime.Immutable
import dev.innkey.app.phone.CameraFailure
import dev.innkey.app.phone.Lens
import dev.innkey.app.phone.Turn
import dev.innkey.app.problem.Problem

/**
 * Adding a project: the ways to find one, and what was found.
 *
 * @property way which of the ways is shown
 * @property found what was found, before anything of it is trusted
 * @property handedOver whether another app led here, so that there is nothing to go back to but that app
 */
@Immutable
data class AddUiState(
    val way: Way,
    val viewfinder: Viewfinder,
    val photo: PhotoState,
    val link: LinkState,
    val nearby: NearbyState,
    val address: AddressState,
    val found: Found?,
    val handedOver: Boolean,
)

/** A way to a project. */
enum class Way { SCAN, LINK, NEARBY }

/** What is seen where the camera's picture belongs. */
@Immutable
sealed interface Viewfinder {
    /** Nobody knows yet whether the camera may be used. */
    data object Unknown : Viewfinder

    /** A person is told what the camera is for, and then asked. */
    data object Asking : Viewfinder

    /** They said no, and may be asked again. */
    data object Refused : Viewfinder

    /** They said no for good: only the phone's settings help. */
    data object RefusedForGood : Viewfinder

    /**
     * The camera looks, or is about to.
     *
     * @property lens null until it is known
     * @property running whether there is a picture
     * @property marks the codes that are seen
     */
    data class Live(
        val lens: Lens?,
        val running: Boolean,
        val marks: Marks?,
        val notice: ScanNotice?,
        val torch: Boolean,
        val zoom: Float,
    ) : Viewfinder

    data class Failed(
        val why: CameraFailure,
    ) : Viewfinder
}

/** Why a code that is seen does not help; shown for a moment. */
enum class ScanNotice {
    /** It is not Innkey's. */
    FOREIGN,

    /** It is Innkey's, but damaged, or made by a newer Innkey. */
    DAMAGED,
}

/**
 * Codes in a frame.
 *
 * @property width the frame's
 * @property codes the four corners of each, in the frame's pixels
 * @property good whether one of them leads to a project
 */
@Immutable
data class Marks(
    val width: Int,
    val height: Int,
    val turn: Turn,
    val codes: List<List<Spot>>,
    val good: Boolean,
)

/** A place in a frame or on the screen. */
@Immutable
data class Spot(
    val x: Float,
    val y: Float,
)

/** A picture that is being read for a code. */
@Immutable
data class PhotoState(
    val reading: Boolean,
    val problem: Problem?,
)

/** A link that is typed or pasted. */
@Immutable
data class LinkState(
    val text: String,
    val problem: Problem?,
)

/**
 * The servers that announce themselves.
 *
 * @property settled whether so much time has passed that none means none
 * @property failed whether this phone cannot listen
 * @property asking the one that is being asked who it is
 */
@Immutable
data class NearbyState(
    val servers: List<NearbyRow>,
    val settled: Boolean,
    val failed: Boolean,
    val asking: String?,
    val problem: Problem?,
)

/** @property id the fingerprint that it announces */
@Immutable
data class NearbyRow(
    val id: String,
    val name: String,
    val address: String,
)

/** An address that is typed. */
@Immutable
data class AddressState(
    val text: String,
    val asking: Boolean,
    val problem: Problem?,
)

/**
 * A building that was found. Nothing of it is on this phone yet.
 *
 * @property projects what can be added; a link names one
 * @property chosen the one that will be
 * @property download whether it can be downloaded before anybody signs in
 * @property code whether a one-time code came with it
 */
@Immutable
data class Found(
    val projects: List<FoundProject>,
    val chosen: String?,
    val addresses: List<String>,
    val trust: FoundTrust,
    val download: Boolean,
    val code: Boolean,
    val adding: Boolean,
    val problem: Problem?,
) {
    /** Whether a person has decided all that only a person can. */
    val ready: Boolean get() = chosen != null && (trust as? FoundTrust.FirstUse)?.compared != false
}

/** A project of a server by name. */
@Immutable
data class FoundProject(
    val id: String,
    val name: String,
)

/** What vouches for the server. */
@Immutable
sealed interface FoundTrust {
    /** The link names its key. */
    data object Link : FoundTrust

    /** A public authority. */
    data object Public : FoundTrust

    /**
     * Nothing but a person who compares.
     *
     * @property fingerprint in groups of four
     * @property compared whether they say that it is the same
     */
    data class FirstUse(
        val fingerprint: List<String>,
        val compared: Boolean,
    ) : FoundTrust
}
