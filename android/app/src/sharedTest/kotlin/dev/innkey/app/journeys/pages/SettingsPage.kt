package dev.innkey.app.journeys.pages

import androidx.compose.ui.test.junit4.ComposeTestRule
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import dev.innkey.app.design.ConfirmTags
import dev.innkey.app.design.PaneTags
import dev.innkey.app.settings.SettingsTags

class SettingsPage(
    compose: ComposeTestRule,
) : Page(compose, SettingsTags.LIST) {
    fun manageCustomers() = touch(SettingsTags.CUSTOMERS)

    /** Guests are not offered what is for admins. */
    fun offersNoCustomers() = awaitNone(SettingsTags.CUSTOMERS)

    fun isSignedInAs(name: String) = awaitText(SettingsTags.ACCOUNT, name)

    fun isSignedOut() = await(SettingsTags.SIGNED_OUT)

    fun isOffline() = await(PaneTags.BANNER)

    fun signIn() = touch(SettingsTags.SIGN_IN)

    fun signOut() = confirmed(SettingsTags.SIGN_OUT)

    fun signOutEverywhere() = confirmed(SettingsTags.SIGN_OUT_EVERYWHERE)

    fun hasDevice(name: String) = awaitText(SettingsTags.DEVICE, name)

    /** Signs out the first device that is not this one. */
    fun signOutOtherDevice() = confirmed(SettingsTags.SIGN_OUT_DEVICE)

    fun hasNoOtherDevice() = awaitNone(SettingsTags.SIGN_OUT_DEVICE)

    /** @param current the password until now, if there is one */
    fun chooseLogin(
        user: String,
        password: String,
        current: String? = null,
    ) {
        touch(SettingsTags.LOGIN)
        type(SettingsTags.LOGIN_USER, user)
        current?.let { type(SettingsTags.LOGIN_CURRENT, it) }
        type(SettingsTags.LOGIN_PASSWORD, password)
        click(SettingsTags.LOGIN_SAVE)
        awaitNone(SettingsTags.LOGIN_USER)
    }

    /** @param language in lower case as the app's own type has it, e.g. `german` */
    fun speak(language: String) {
        touch(SettingsTags.LANGUAGE)
        click("${SettingsTags.LANGUAGE}-$language")
    }

    /** @param theme `system`, `light` or `dark` */
    fun look(theme: String) {
        touch(SettingsTags.THEME)
        click("${SettingsTags.THEME}-$theme")
    }

    fun lock() = touch(SettingsTags.LOCK)

    fun versionSays(text: String) = awaitText(SettingsTags.VERSION, text)

    fun update() = touch(SettingsTags.UPDATE)

    fun remove() = confirmed(SettingsTags.REMOVE)

    private fun confirmed(tag: String) {
        touch(tag)
        click(ConfirmTags.CONFIRM)
    }

    /** The screen is longer than a phone. */
    private fun touch(tag: String) {
        node(tag).performScrollTo().performClick()
    }
}
