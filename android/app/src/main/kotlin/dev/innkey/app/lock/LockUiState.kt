package dev.innkey.app.lock

import androidx.compose.runtime.Immutable
import dev.innkey.app.problem.Problem

/**
 * A PIN that is being entered.
 *
 * @property typed how many digits; which is nobody's business
 * @property busy whether it is being looked at
 * @property waitUntil when the next try is allowed, in the phone's milliseconds since its start; null: now
 */
@Immutable
data class PadUiState(
    val typed: Int,
    val busy: Boolean,
    val complaint: Complaint?,
    val waitUntil: Long?,
)

/** Why the last PIN was not taken. */
@Immutable
sealed interface Complaint {
    /** @property free how many more tries there are before one has to wait */
    data class Wrong(
        val free: Int,
    ) : Complaint

    /** The keystore has lost the PIN. */
    data object Lost : Complaint

    /** The new PIN was entered twice, differently. */
    data object Different : Complaint
}

/**
 * A locked project.
 *
 * @property name the project's; null until it is read
 * @property biometrics whether a fingerprint or face may take the place of the PIN
 * @property forgetting whether the person is asked if the project is to be removed
 * @property removing whether it is being removed
 */
@Immutable
data class LockUiState(
    val name: String?,
    val pad: PadUiState,
    val biometrics: Boolean,
    val forgetting: Boolean,
    val removing: Boolean,
    val problem: Problem?,
)

/** Where a person is while setting the lock up. */
enum class SetupStage { OFF, ON, CURRENT, NEW, REPEAT }

/**
 * The lock of a project, set up.
 *
 * @property biometrics whether a fingerprint or face may take the place of the PIN
 */
@Immutable
data class LockSetupUiState(
    val stage: SetupStage,
    val pad: PadUiState,
    val biometrics: Boolean,
    val problem: Problem?,
)

internal val emptyPad = PadUiState(typed = 0, busy = false, complaint = null, waitUntil = null)
