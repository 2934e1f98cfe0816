package dev.innkey.app.customers

import dev.innkey.app.design.Countdown
import dev.innkey.app.design.Preview
import dev.innkey.app.design.ServerClock
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.unreachable
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneId

private val nothing = CustomersActions({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {})

private val now = Instant.parse("2026-08-03T13:00:00Z")
private val rome = Place(ZoneId.of("Europe/Rome"), LocalDate.of(2026, 8, 3))
private val arrival = Instant.parse("2026-08-03T13:00:00Z")
private val departure = Instant.parse("2026-08-10T08:00:00Z")

private fun codeFor(
    seconds: Long,
    code: String,
    name: String?,
): Pair<Label, Standing> {
    val countdown = Countdown(now.plusSeconds(seconds), ServerClock(now, elapsed = 0))
    return Label.Code(code, name, countdown) to Standing.CodeLive(countdown)
}

private fun aRow(
    id: String,
    what: Pair<Label, Standing>,
    from: Instant? = arrival,
    until: Instant? = departure,
    group: String? = null,
) = CustomerRow(id, what.first, what.second, from, until, group)

private val rows =
    listOf(
        aRow("1", codeFor(7_147, "7KQ2-M9XR", null)),
        aRow("2", codeFor(245, "B4TH-0W3N", "Maria Rossi"), group = "Suite"),
        aRow("3", Label.Name("Luca Ferrari") to Standing.Active(Instant.parse("2026-08-03T12:41:00Z"), 2), until = null),
        aRow("4", Label.Invited(now, null) to Standing.CodeExpired),
        aRow(
            "5",
            Label.NotInvited("Familie Oberhofer-Müller, Zimmer 12 mit Zustellbett und Hund") to Standing.NotInvited,
            group = "Ferienwohnungen im Erdgeschoss",
        ),
        aRow("6", Label.Name("Giulia Bianchi") to Standing.SignedOut),
        aRow("7", Label.Name("Hausmeister") to Standing.Disabled, from = null, until = null),
        aRow("8", Label.Invited(now, "Tom Baker") to Standing.CodeRevoked),
        aRow("9", Label.Name("Anna Neri") to Standing.StayEnded, from = null, until = arrival),
    )

private fun aState(
    rows: List<CustomerRow>? = dev.innkey.app.customers.rows,
    search: Search = Search("", null, null),
    total: Int = rows?.size ?: 0,
    more: Boolean = false,
    offline: Boolean = false,
    otp: Boolean = true,
    problem: Problem? = null,
    removed: CustomerRow? = null,
) = CustomersUiState(
    search = search,
    groups = listOf(Group("s", "Suite"), Group("f", "Ferienwohnungen im Erdgeschoss")),
    rows = rows,
    total = total,
    more = more,
    refreshing = false,
    offline = offline,
    otp = otp,
    place = rome,
    problem = problem,
    removed = removed,
)

private fun preview(
    name: String,
    state: CustomersUiState,
) = Preview("customers-$name") { CustomersScreen(state, nothing) }

internal val customersPreviews =
    listOf(
        preview("loading", aState(rows = null)),
        preview("empty", aState(rows = emptyList())),
        preview("empty-otp-off", aState(rows = emptyList(), otp = false)),
        preview("problem", aState(rows = null, problem = unreachable)),
        preview("some", aState()),
        preview("more", aState(total = 1_204, more = true, rows = rows.take(4))),
        preview("offline", aState(offline = true)),
        preview("otp-off", aState(otp = false, rows = rows.drop(2))),
        preview("failed", aState(problem = unreachable)),
        preview("nobody", aState(rows = emptyList(), search = Search("xylophone", StayChoice.NOW, "f"))),
        preview("removed", aState(rows = rows.drop(1), removed = rows[0])),
    )
