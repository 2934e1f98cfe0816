package dev.innkey.app.customer

import dev.innkey.app.R
import dev.innkey.app.customers.Label
import dev.innkey.app.customers.Place
import dev.innkey.app.customers.Standing
import dev.innkey.app.design.Countdown
import dev.innkey.app.design.Preview
import dev.innkey.app.design.QrPattern
import dev.innkey.app.design.ServerClock
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.unreachable
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId

private val nothing = CustomerActions({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {})

private val now = Instant.parse("2026-08-03T13:00:00Z")
private val rome = Place(ZoneId.of("Europe/Rome"), LocalDate.of(2026, 8, 3))
private val ends = Countdown(now.plusSeconds(4_147), ServerClock(now, elapsed = 0))
private val live = LiveCode("7KQ2-M9XR", now.minusSeconds(3_053), ends)

private fun aGuest(
    label: Label = Label.Code(live.text, "Maria Rossi", ends),
    standing: Standing = Standing.CodeLive(ends),
    code: LiveCode? = live,
    until: Instant? = Instant.parse("2026-08-10T08:00:00Z"),
    group: String? = "Suite",
    contact: String = "",
    note: String = "",
    user: String? = null,
    shared: Instant? = null,
    downloaded: Instant? = null,
    otp: Boolean = true,
    invited: Boolean = true,
) = Guest(label, standing, code, now, until, group, contact, note, language = "it", user, shared, downloaded, otp, invited, rome)

private val fresh = aGuest(label = Label.Code(live.text, null, ends), group = null)

private val arrived =
    aGuest(
        label = Label.Name("Maria Rossi"),
        standing = Standing.Active(Instant.parse("2026-08-03T12:58:00Z"), 2),
        code = null,
        contact = "maria.rossi@example.com",
        note = "Arrives late, dinner for two. The dog is called Pino and must not get into the garden without its lead.",
        user = "maria",
        shared = now.minusSeconds(3_000),
        downloaded = now.minusSeconds(600),
    )

private fun without(
    standing: Standing,
    invited: Boolean = true,
    otp: Boolean = true,
) = aGuest(label = Label.Invited(now, "Maria Rossi"), standing = standing, code = null, invited = invited, otp = otp)

private val devices =
    listOf(
        DeviceLine("1", "Maria’s Pixel 9", now.minusSeconds(500), now.minusSeconds(120)),
        DeviceLine("2", "Galaxy Tab of the whole Rossi family", now.minusSeconds(90_000), now.minusSeconds(80_000)),
    )

private val history =
    History(
        listOf(
            aHappening("1", R.string.customer_did_use_code, 300, Who.Somebody("Maria Rossi"), "Maria’s Pixel 9"),
            aHappening("2", R.string.customer_did_fail, 340, Who.Stranger, "Maria’s Pixel 9", why = R.string.customer_did_other),
            aHappening("3", R.string.customer_did_share, 3_000, Who.Somebody("Anna Bianchi"), "Anna’s phone"),
            aHappening(
                "4",
                R.string.customer_did_change,
                90_000,
                Who.Somebody("Anna Bianchi"),
                null,
                listOf(
                    Change(R.string.customer_stay, "2026-08-03 15:00 – …", "2026-08-03 15:00 – 2026-08-10 10:00"),
                    Change(R.string.customer_field_rights, null, null),
                ),
            ),
            aHappening("5", R.string.customer_did_add, 90_060, Who.Operator, null),
        ),
        more = true,
        keptDays = 90,
    )

private fun aHappening(
    id: String,
    what: Int,
    secondsAgo: Long,
    who: Who,
    device: String?,
    changes: List<Change> = emptyList(),
    why: Int? = null,
) = Happening(id, what, now.minusSeconds(secondsAgo), who, device, changes, why)

/** Looks like a QR and is none: three finders and some noise. */
private val pattern =
    QrPattern(
        SIZE,
        ByteArray(SIZE * SIZE) { at ->
            val (row, column) = at / SIZE to at % SIZE
            val dark = finder(row, column) ?: ((row * 7 + column * 13 + row * column) % 5 < 2)
            if (dark) 1 else 0
        },
    )

private const val SIZE = 45

private fun finder(
    row: Int,
    column: Int,
): Boolean? {
    val (low, right) = (row > SIZE / 2) to (column > SIZE / 2)
    val (y, x) = (if (low) SIZE - 1 - row else row) to (if (right) SIZE - 1 - column else column)
    if (maxOf(x, y) > 7 || (low && right)) return null
    val ring = maxOf(kotlin.math.abs(y - 3), kotlin.math.abs(x - 3))
    return ring != 2 && ring != 4
}

private fun preview(
    name: String,
    guest: Guest? = aGuest(),
    invite: Invite? = Invite(pattern, withCode = false).takeIf { guest?.code != null },
    large: Boolean = false,
    devices: List<DeviceLine> = emptyList(),
    history: History? = null,
    asking: Asking? = null,
    working: Boolean = false,
    news: News? = null,
    problem: Problem? = null,
    offline: Boolean = false,
    removed: Boolean = false,
) = Preview("customer-$name") {
    CustomerScreen(
        CustomerUiState(
            guest,
            invite,
            withCode = invite?.withCode ?: false,
            large,
            devices,
            history,
            asking,
            working,
            news,
            problem,
            refreshing = false,
            offline,
            removed,
        ),
        nothing,
    )
}

internal val customerPreviews =
    listOf(
        preview("loading", guest = null),
        preview("problem", guest = null, problem = unreachable),
        preview("code", fresh),
        preview("code-in-qr", invite = Invite(pattern, withCode = true)),
        preview("working", working = true),
        preview("offline", offline = true),
        preview("large-qr", large = true),
        preview("signed-in", arrived, devices = devices, history = history, news = News.SignedIn("Maria Rossi", "Maria’s Pixel 9")),
        preview("history", without(Standing.CodeExpired).copy(group = null), history = history),
        preview("not-invited", without(Standing.NotInvited, invited = false)),
        preview("revoked", without(Standing.CodeRevoked)),
        preview("stay-ended", without(Standing.StayEnded)),
        preview("disabled", without(Standing.Disabled)),
        preview("otp-off", without(Standing.NotInvited, invited = false, otp = false)),
        preview("changed-meanwhile", arrived, devices = devices, news = News.ChangedMeanwhile),
        preview("failed", problem = unreachable),
        preview("share", asking = Asking.Share),
        preview("renew", asking = Asking.Renew),
        preview("revoke", asking = Asking.Revoke),
        preview("sign-out", arrived, devices = devices, asking = Asking.SignOut(devices[1])),
        preview("until", asking = Asking.Until),
        preview("removed", removed = true),
    )
