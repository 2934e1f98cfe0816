package dev.innkey.app.settings

import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.input.setTextAndPlaceCursorAtEnd
import androidx.compose.runtime.Composable
import dev.innkey.app.R
import dev.innkey.app.design.Preview
import dev.innkey.app.phone.Language
import dev.innkey.app.phone.Theme
import dev.innkey.app.problem.Problem
import dev.innkey.app.problem.Step
import dev.innkey.app.problem.storageFailed
import dev.innkey.app.problem.unreachable
import java.time.Instant
import java.time.ZoneId

private val nothing = SettingsActions({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {})
private val noChoice = AppChoicesActions({}, {}, {}, {}, {})

private val anna = Who("Anna Bianchi", admin = true, from = null, until = null, user = "anna", ownLogin = true)
private val maria =
    Who(
        "Maria Rossi",
        admin = false,
        from = Instant.parse("2026-08-03T13:00:00Z"),
        until = Instant.parse("2026-08-10T08:00:00Z"),
        user = null,
        ownLogin = true,
    )

private val devices =
    listOf(
        SignedInDevice("1", "Pixel 9", Instant.parse("2026-08-03T14:10:00Z"), Instant.parse("2026-08-05T07:20:00Z"), here = true),
        SignedInDevice(
            "2",
            "Galaxy Tab S10 of the living room",
            Instant.parse("2026-07-28T09:00:00Z"),
            Instant.parse("2026-08-04T20:41:00Z"),
            here = false,
        ),
    )

internal fun aKnown(
    name: String = "Casa Limone",
    who: Who? = anna,
    version: Long? = 3,
) = Known(
    name,
    who,
    ZoneId.of("Europe/Rome"),
    version,
    listOf(ServerAddress("192.168.1.20:8443", pinned = true), ServerAddress("casa-limone.example:443", pinned = false)),
)

internal fun aSettingsState(
    known: Known? = aKnown(),
    problem: Problem? = null,
    offline: Boolean = false,
    refreshing: Boolean = false,
    devices: List<SignedInDevice>? = dev.innkey.app.settings.devices,
    server: ServerVersion? = ServerVersion(3, upToDate = true),
    pin: Boolean = false,
    storage: Long? = 12_400_000,
    asking: Ask? = null,
    work: Part? = null,
    failure: Failure? = null,
) = SettingsUiState(known, problem, offline, refreshing, devices, server, pin, storage, asking, work, failure)

internal fun aChoicesState(
    dynamic: Boolean? = false,
    choosing: Choice? = null,
) = AppChoicesUiState(Language.SYSTEM, Theme.SYSTEM, dynamic, choosing)

private val guest = aKnown(who = maria)
private val wrong = Problem(R.string.settings_login_wrong, R.string.settings_login_wrong_next, Step.TRY_AGAIN)
private val longest =
    aKnown(
        "Residenza Belvedere sul Lago, Appartamento Panorama 12, Scala B",
        maria.copy(name = "Maria Maddalena Rossi-Bianchi von und zu Liechtenstein", user = "maria.maddalena.rossi.bianchi@example.org"),
    )

@Composable
private fun Show(
    state: SettingsUiState,
    choices: AppChoicesUiState = aChoicesState(),
    scrolled: Boolean = false,
) = SettingsScreen(state, nothing, choices, noChoice, scroll = rememberScrollState(if (scrolled) BOTTOM else 0))

private const val BOTTOM = 100_000

@Composable
private fun ShowLogin(state: LoginUiState) {
    Show(aSettingsState(guest))
    val form = LoginForm().apply { user.setTextAndPlaceCursorAtEnd("maria") }
    LoginDialog(state, form, LoginActions({}, {}))
}

private val aLogin = LoginUiState(open = true, hasLogin = false, saving = false, problem = null)

internal val settingsPreviews =
    listOf(
        Preview("settings-loading") { Show(aSettingsState(known = null)) },
        Preview("settings-problem") { Show(aSettingsState(known = null, problem = storageFailed)) },
        Preview("settings-admin") { Show(aSettingsState()) },
        Preview("settings-admin-below") { Show(aSettingsState(pin = true), scrolled = true) },
        Preview("settings-guest") { Show(aSettingsState(guest)) },
        Preview("settings-asking") { Show(aSettingsState(guest, refreshing = true, devices = null, server = null, storage = null)) },
        Preview("settings-offline") { Show(aSettingsState(guest, offline = true, devices = null, server = null)) },
        Preview("settings-signed-out") { Show(aSettingsState(aKnown(who = null), devices = null), aChoicesState(dynamic = null)) },
        Preview("settings-nothing-installed") {
            Show(aSettingsState(aKnown(who = null, version = null), devices = null, server = ServerVersion(4, upToDate = false)))
        },
        Preview("settings-update") { Show(aSettingsState(server = ServerVersion(4, upToDate = false))) },
        Preview("settings-update-below") { Show(aSettingsState(server = ServerVersion(4, upToDate = false)), scrolled = true) },
        Preview("settings-long") { Show(aSettingsState(longest)) },
        Preview("settings-removal-failed") { Show(aSettingsState(guest, failure = Failure(Part.REMOVE, storageFailed)), scrolled = true) },
        Preview("settings-failed") { Show(aSettingsState(guest, failure = Failure(Part.ACCOUNT, unreachable))) },
        Preview("settings-working") { Show(aSettingsState(guest, work = Part.ACCOUNT)) },
        Preview("settings-signing-out") { Show(aSettingsState(guest, asking = Ask.SignOut)) },
        Preview("settings-signing-out-everywhere") { Show(aSettingsState(asking = Ask.SignOutEverywhere)) },
        Preview("settings-signing-out-device") { Show(aSettingsState(asking = Ask.SignOutDevice(devices[1]))) },
        Preview("settings-removing") { Show(aSettingsState(longest, asking = Ask.Remove)) },
        Preview("settings-language") { Show(aSettingsState(), aChoicesState(choosing = Choice.LANGUAGE)) },
        Preview("settings-theme") { Show(aSettingsState(), aChoicesState(choosing = Choice.THEME)) },
        Preview("settings-login") { ShowLogin(aLogin) },
        Preview("settings-login-again") { ShowLogin(aLogin.copy(hasLogin = true, problem = wrong)) },
        Preview("settings-login-saving") { ShowLogin(aLogin.copy(saving = true)) },
    )
