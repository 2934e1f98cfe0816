package dev.innkey.app.customer

import androidx.annotation.StringRes
import androidx.compose.runtime.Immutable
import dev.innkey.Activity
import dev.innkey.ActivityKind
import dev.innkey.ActivityPage
import dev.innkey.FieldChange
import dev.innkey.PartyKind
import dev.innkey.app.R
import dev.innkey.app.problem.words
import java.time.Instant

/**
 * What has happened with a customer, the last first.
 *
 * @property more whether there is older
 * @property keptDays after how many days it is forgotten
 */
@Immutable
data class History(
    val entries: List<Happening>,
    val more: Boolean,
    val keptDays: Int,
)

/**
 * @property what in words
 * @property who did it, if that is not plain
 * @property why it failed, in words
 */
@Immutable
data class Happening(
    val id: String,
    @param:StringRes val what: Int,
    val at: Instant,
    val who: Who,
    val device: String?,
    val changes: List<Change>,
    @param:StringRes val why: Int?,
)

/** Who did something. */
@Immutable
sealed interface Who {
    data object Operator : Who

    /** Somebody whom the server does not know. */
    data object Stranger : Who

    /** @property name empty: removed since, or without a name yet */
    data class Somebody(
        val name: String,
    ) : Who
}

/**
 * A setting that was changed.
 *
 * @property before as it was, if that can be read by people
 */
@Immutable
data class Change(
    @param:StringRes val field: Int,
    val before: String?,
    val after: String?,
)

/** The page after what is [known] already. */
internal fun ActivityPage.history(known: List<Happening> = emptyList()) =
    History(known + entries.map { it.happening() }, next != null, keptDays.toInt())

private fun Activity.happening() =
    Happening(
        id = id,
        what = words(kind),
        at = at,
        who =
            when (by.kind) {
                PartyKind.OPERATOR -> Who.Operator
                PartyKind.STRANGER -> Who.Stranger
                else -> Who.Somebody(by.name)
            },
        device = device,
        changes = changes.mapNotNull { it.change() },
        why = reason?.words()?.what,
    )

@StringRes
private fun words(kind: ActivityKind): Int =
    when (kind) {
        ActivityKind.CUSTOMER_ADDED -> R.string.customer_did_add

        ActivityKind.CUSTOMER_CHANGED -> R.string.customer_did_change

        ActivityKind.CUSTOMER_REMOVED -> R.string.customer_did_remove

        ActivityKind.CODE_ISSUED -> R.string.customer_did_issue

        ActivityKind.CUSTOMER_REVOKED -> R.string.customer_did_revoke

        ActivityKind.LINK_SHARED -> R.string.customer_did_share

        ActivityKind.DOWNLOADED -> R.string.customer_did_download

        ActivityKind.CODE_USED -> R.string.customer_did_use_code

        ActivityKind.SIGNED_IN -> R.string.customer_did_sign_in

        ActivityKind.SIGN_IN_FAILED -> R.string.customer_did_fail

        ActivityKind.SIGNED_OUT -> R.string.customer_did_sign_out

        ActivityKind.DEVICES_SIGNED_OUT -> R.string.customer_did_sign_out_devices

        ActivityKind.LOGIN_CHANGED -> R.string.customer_did_change_login

        // What concerns no customer, or is new since this app was made.
        ActivityKind.GROUP_ADDED, ActivityKind.GROUP_CHANGED, ActivityKind.GROUP_REMOVED, ActivityKind.PUBLISHED,
        ActivityKind.OTP_SWITCHED, ActivityKind.LICENCES_CHANGED, ActivityKind.ACCOUNT_ADDED, ActivityKind.ACCOUNT_CHANGED,
        ActivityKind.ACCOUNT_REMOVED, ActivityKind.UNKNOWN,
        -> R.string.customer_did_other
    }

/** Null for a setting that is new since this app was made. */
private fun FieldChange.change(): Change? =
    when (field) {
        "name" -> told(R.string.customer_field_name)

        "contact" -> told(R.string.customer_contact)

        "note" -> told(R.string.customer_note)

        "stay" -> told(R.string.customer_stay)

        "group" -> told(R.string.customer_group)

        "user" -> told(R.string.customer_user)

        // Their values are the server's words, not a person's.
        "language" -> Change(R.string.customer_field_language, null, null)

        "rights" -> Change(R.string.customer_field_rights, null, null)

        "enabled" -> Change(R.string.customer_field_enabled, null, null)

        "own_login" -> Change(R.string.customer_field_own_login, null, null)

        "password" -> Change(R.string.customer_field_password, null, null)

        else -> null
    }

private fun FieldChange.told(
    @StringRes name: Int,
) = Change(name, before, after)
