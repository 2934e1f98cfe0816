package dev.innkey.app.customers

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.dp
import dev.innkey.app.R
import dev.innkey.app.design.Countdown
import dev.innkey.app.design.Decoration
import dev.innkey.app.design.leftInWords
import dev.innkey.app.format.day
import dev.innkey.app.format.locale
import dev.innkey.app.format.momentFrom
import java.time.Instant

/** How it is with a customer, as a quiet coloured mark; what it means stands beside it. */
@Composable
internal fun StandingMark(standing: Standing) {
    val (icon, colour) = mark(standing, MaterialTheme.colorScheme)
    Surface(Modifier.size(40.dp), CircleShape, colour.first, colour.second) {
        Box(Modifier.size(40.dp), Alignment.Center) { Decoration(icon, Modifier.size(20.dp)) }
    }
}

private fun mark(
    standing: Standing,
    colors: ColorScheme,
): Pair<Int, Pair<Color, Color>> {
    val quiet = colors.surfaceContainerHighest to colors.onSurfaceVariant
    return when (standing) {
        is Standing.CodeLive -> R.drawable.ic_key to (colors.secondaryContainer to colors.onSecondaryContainer)
        is Standing.Active -> R.drawable.ic_person to (colors.primaryContainer to colors.onPrimaryContainer)
        Standing.CodeExpired -> R.drawable.ic_clock to (colors.tertiaryContainer to colors.onTertiaryContainer)
        Standing.Disabled -> R.drawable.ic_lock to quiet
        Standing.StayEnded -> R.drawable.ic_calendar to quiet
        Standing.SignedOut -> R.drawable.ic_signout to quiet
        Standing.CodeRevoked -> R.drawable.ic_revoke to quiet
        Standing.NotInvited -> R.drawable.ic_message to quiet
    }
}

/** How it is with a customer, in words. */
@Composable
internal fun StandingText(
    standing: Standing,
    place: Place,
) = when (standing) {
    is Standing.CodeLive -> TimeLeft(standing.countdown)
    is Standing.Active -> Line(active(standing, place))
    Standing.Disabled -> Line(stringResource(R.string.customers_is_disabled))
    Standing.StayEnded -> Line(stringResource(R.string.customers_is_ended))
    Standing.SignedOut -> Line(stringResource(R.string.customers_is_signed_out))
    Standing.CodeExpired -> Line(stringResource(R.string.customers_is_expired))
    Standing.CodeRevoked -> Line(stringResource(R.string.customers_is_revoked))
    Standing.NotInvited -> Line(stringResource(R.string.customers_is_not_invited))
}

/** By itself, because it is drawn each second. */
@Composable
private fun TimeLeft(countdown: Countdown) = Line(countdown.leftInWords())

@Composable
private fun active(
    standing: Standing.Active,
    place: Place,
): String {
    val devices = pluralStringResource(R.plurals.customers_is_active, standing.devices, standing.devices)
    val seen = standing.lastSeen ?: return devices
    return devices + " · " + stringResource(R.string.customers_last_seen, momentFrom(place.today, seen, place.zone, locale()))
}

@Composable
private fun Line(text: String) = Text(text, color = MaterialTheme.colorScheme.onSurfaceVariant, style = MaterialTheme.typography.bodyMedium)

@Composable
internal fun dayOf(
    at: Instant,
    place: Place,
): String = day(at, place.zone, locale())

/** What a screen reader says of a customer. */
@Composable
internal fun Label.spoken(): String =
    when (this) {
        is Label.Code -> name ?: code
        is Label.Name -> name
        is Label.Invited -> name
        is Label.NotInvited -> name
    } ?: stringResource(R.string.customers_no_name)
