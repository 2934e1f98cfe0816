package dev.innkey.app.customers

import androidx.compose.runtime.Immutable
import dev.innkey.Customer
import dev.innkey.CustomerLabel
import dev.innkey.CustomerStatus
import dev.innkey.app.design.Countdown
import dev.innkey.app.design.ServerClock
import dev.innkey.customerLabel
import dev.innkey.customerStatus
import java.time.Instant

/** What names a customer: the code at first, later the name. */
@Immutable
sealed interface Label {
    /** @property name if the host gave one */
    data class Code(
        val code: String,
        val name: String?,
        val countdown: Countdown,
    ) : Label

    data class Name(
        val name: String,
    ) : Label

    /** @property on when the newest code was made */
    data class Invited(
        val on: Instant,
        val name: String?,
    ) : Label

    /** No code was ever made. */
    data class NotInvited(
        val name: String?,
    ) : Label
}

/** How it is with a customer. */
@Immutable
sealed interface Standing {
    data object Disabled : Standing

    data object StayEnded : Standing

    data class CodeLive(
        val countdown: Countdown,
    ) : Standing

    /** @property lastSeen when a device last talked to the server */
    data class Active(
        val lastSeen: Instant?,
        val devices: Int,
    ) : Standing

    data object SignedOut : Standing

    data object CodeExpired : Standing

    data object CodeRevoked : Standing

    data object NotInvited : Standing
}

internal fun Customer.label(
    clock: ServerClock,
    now: Instant,
): Label =
    when (val label = customerLabel(this, now)) {
        is CustomerLabel.Code -> Label.Code(label.code, label.name, countdown(clock))
        is CustomerLabel.Name -> Label.Name(label.name)
        is CustomerLabel.Invited -> Label.Invited(label.on, label.name)
        is CustomerLabel.NotInvited -> Label.NotInvited(label.name)
    }

internal fun Customer.standing(
    clock: ServerClock,
    now: Instant,
): Standing =
    when (val status = customerStatus(this, now)) {
        CustomerStatus.Disabled -> Standing.Disabled
        CustomerStatus.StayEnded -> Standing.StayEnded
        is CustomerStatus.CodeLive -> Standing.CodeLive(countdown(clock))
        is CustomerStatus.Active -> Standing.Active(status.lastSeen, status.devices.toInt())
        CustomerStatus.SignedOut -> Standing.SignedOut
        CustomerStatus.CodeExpired -> Standing.CodeExpired
        CustomerStatus.CodeRevoked -> Standing.CodeRevoked
        CustomerStatus.NotInvited -> Standing.NotInvited
    }

/** Only of a customer whose code is live. */
private fun Customer.countdown(clock: ServerClock) = Countdown(checkNotNull(code).expiresAt, clock)
