package dev.innkey.app.settings

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import dev.innkey.app.R
import dev.innkey.app.design.ConfirmDialog

/** Says what it takes to come back, before somebody goes. */
@Composable
internal fun AskDialog(
    ask: Ask,
    known: Known,
    actions: SettingsActions,
) {
    when (ask) {
        Ask.SignOut -> {
            Confirm(
                stringResource(R.string.settings_sign_out_title),
                wayBack(known.who),
                stringResource(R.string.settings_sign_out),
                actions,
            )
        }

        Ask.SignOutEverywhere -> {
            Confirm(
                stringResource(R.string.settings_everywhere_title),
                stringResource(R.string.settings_everywhere_text) + " " + wayBack(known.who),
                stringResource(R.string.settings_sign_out),
                actions,
            )
        }

        is Ask.SignOutDevice -> {
            Confirm(
                stringResource(R.string.settings_device_title, ask.device.name),
                stringResource(R.string.settings_device_text),
                stringResource(R.string.settings_sign_out),
                actions,
            )
        }

        Ask.Remove -> {
            Confirm(
                stringResource(R.string.settings_remove_title, known.name),
                stringResource(R.string.settings_remove_text) + " " + wayBackToProject(known.who),
                stringResource(R.string.settings_remove_confirm),
                actions,
            )
        }
    }
}

@Composable
private fun Confirm(
    title: String,
    text: String,
    confirm: String,
    actions: SettingsActions,
) = ConfirmDialog(title, text, confirm, actions.onConfirm, actions.onLeave)

@Composable
private fun wayBack(who: Who?): String =
    stringResource(
        when {
            who == null -> R.string.settings_back_link
            who.admin -> R.string.settings_back_password
            who.user != null -> R.string.settings_back_both
            else -> R.string.settings_back_code
        },
    )

/** As [wayBack], when the project is gone too. */
@Composable
private fun wayBackToProject(who: Who?): String =
    stringResource(
        when {
            who == null -> R.string.settings_back_link
            who.admin -> R.string.settings_again_password
            who.user != null -> R.string.settings_again_both
            else -> R.string.settings_again_code
        },
    )
