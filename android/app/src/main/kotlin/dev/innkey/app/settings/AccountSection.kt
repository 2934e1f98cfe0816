package dev.innkey.app.settings

import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.design.Decoration
import dev.innkey.app.format.locale
import dev.innkey.app.format.moment

/** Who is signed in, until when, and how to go. */
@Composable
internal fun AccountSection(
    state: SettingsUiState,
    known: Known,
    actions: SettingsActions,
) = Section(R.string.settings_account) {
    val who = known.who
    if (who == null) {
        SignedOut(actions)
    } else {
        Person(who)
        if (!who.admin) SettingRow(R.drawable.ic_stay, stringResource(R.string.settings_stay), text = stay(known, who))
        Login(who, actions)
        SettingRow(
            R.drawable.ic_signout,
            stringResource(R.string.settings_sign_out),
            Modifier.testTag(SettingsTags.SIGN_OUT),
            busy = state.work == Part.ACCOUNT,
            onClick = { actions.onAsk(Ask.SignOut) },
        )
    }
    FailureLine(state, Part.ACCOUNT, actions)
}

@Composable
private fun SignedOut(actions: SettingsActions) {
    SettingRow(
        R.drawable.ic_person,
        stringResource(R.string.settings_signed_out),
        Modifier.testTag(SettingsTags.SIGNED_OUT),
        text = stringResource(R.string.settings_signed_out_text),
    )
    SettingRow(
        R.drawable.ic_key,
        stringResource(R.string.settings_sign_in),
        Modifier.testTag(SettingsTags.SIGN_IN),
        tint = MaterialTheme.colorScheme.primary,
        onClick = actions.onSignIn,
    )
}

@Composable
private fun Person(who: Who) {
    val role = stringResource(if (who.admin) R.string.settings_admin else R.string.settings_guest)
    SettingRow(
        if (who.admin) R.drawable.ic_admin else R.drawable.ic_guest,
        who.name.ifEmpty { role },
        Modifier.testTag(SettingsTags.ACCOUNT),
        text = role.takeIf { who.name.isNotEmpty() },
    )
}

@Composable
private fun Login(
    who: Who,
    actions: SettingsActions,
) {
    val title = stringResource(R.string.settings_login)
    val now = who.user?.let { stringResource(R.string.settings_login_user, it) }
    if (who.ownLogin) {
        SettingRow(
            R.drawable.ic_lock,
            title,
            Modifier.testTag(SettingsTags.LOGIN),
            text = now ?: stringResource(R.string.settings_login_none),
            onClick = { actions.onLogin(who.user) },
            trailing = { Decoration(R.drawable.ic_edit, tint = MaterialTheme.colorScheme.onSurfaceVariant) },
        )
    } else if (now != null) {
        SettingRow(R.drawable.ic_lock, title, text = now)
    }
}

@Composable
private fun stay(
    known: Known,
    who: Who,
): String {
    val locale = locale()
    val from = who.from?.let { moment(it, known.zone, locale) }
    val until = who.until?.let { moment(it, known.zone, locale) }
    return when {
        from != null && until != null -> stringResource(R.string.settings_stay_from_until, from, until)
        from != null -> stringResource(R.string.settings_stay_from, from)
        until != null -> stringResource(R.string.settings_stay_until, until)
        else -> stringResource(R.string.settings_stay_open)
    }
}
