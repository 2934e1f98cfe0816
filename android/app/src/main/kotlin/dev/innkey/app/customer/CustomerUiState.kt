package dev.innkey.app.customer

import androidx.compose.runtime.Immutable
import dev.innkey.app.customers.Label
import dev.innkey.app.customers.Place
import dev.innkey.app.customers.Standing
import dev.innkey.app.design.Countdown
import dev.innkey.app.design.QrPattern
import dev.innkey.app.problem.Problem
import java.time.Instant

/**
 * One customer.
 *
 * @property guest null while it is read for the first time
 * @property invite the QR; null if the customer could not sign in now
 * @property withCode whether the host wants the code in the QR and what is shared
 * @property large whether the QR fills the screen
 * @property devices where the customer is signed in
 * @property history what has happened; null until it is read
 * @property asking what the person is asked
 * @property working whether something is being changed: until it is, nothing else can be begun
 * @property news what has just happened
 * @property removed whether the customer exists no more
 */
@Immutable
data class CustomerUiState(
    val guest: Guest?,
    val invite: Invite?,
    val withCode: Boolean,
    val large: Boolean,
    val devices: List<DeviceLine>,
    val history: History?,
    val asking: Asking?,
    val working: Boolean,
    val news: News?,
    val problem: Problem?,
    val refreshing: Boolean,
    val offline: Boolean,
    val removed: Boolean,
)

/**
 * The customer.
 *
 * @property code the code, while it can be used
 * @property from the stay's begin; null: from ever
 * @property until the stay's end; null: none
 * @property language of messages; empty: the project's
 * @property user the user name, if there is one
 * @property otp whether the project uses one-time codes
 * @property invited whether there ever was a code
 */
@Immutable
data class Guest(
    val label: Label,
    val standing: Standing,
    val code: LiveCode?,
    val from: Instant?,
    val until: Instant?,
    val group: String?,
    val contact: String,
    val note: String,
    val language: String,
    val user: String?,
    val shared: Instant?,
    val downloaded: Instant?,
    val otp: Boolean,
    val invited: Boolean,
    val place: Place,
)

/**
 * A code that waits to be used.
 *
 * @property issued when it was made
 */
@Immutable
data class LiveCode(
    val text: String,
    val issued: Instant,
    val countdown: Countdown,
)

/**
 * What the guest scans.
 *
 * @property withCode whether the code is in it
 */
@Immutable
data class Invite(
    val pattern: QrPattern,
    val withCode: Boolean,
)

/** A device where the customer is signed in. */
@Immutable
data class DeviceLine(
    val id: String,
    val name: String,
    val since: Instant,
    val lastSeen: Instant,
)

/** What a person is asked. */
@Immutable
sealed interface Asking {
    /** How to share. */
    data object Share : Asking

    data object Renew : Asking

    data object Revoke : Asking

    /** Until when the stay is to go on. */
    data object Until : Asking

    data class SignOut(
        val device: DeviceLine,
    ) : Asking

    data object SignOutAll : Asking
}

/** In what shape an invitation is handed over. */
enum class Shape { PICTURE, MESSAGE, LINK }

/** What has just happened without the person's doing. */
@Immutable
sealed interface News {
    /** @property device with which; null if it is not known */
    data class SignedIn(
        val name: String,
        val device: String?,
    ) : News

    /** Somebody else changed the customer, and what the person wanted was not done. */
    data object ChangedMeanwhile : News
}

/** What happens once. */
sealed interface CustomerEffect {
    data class ShareText(
        val text: String,
    ) : CustomerEffect

    class SharePicture(
        val png: ByteArray,
    ) : CustomerEffect
}
