import InnkeyModel
import SwiftUI

/// Who is signed in, until when, and how to go.
struct AccountSection: View {
    @Environment(\.writing) private var writing
    let state: SettingsState
    let known: Known
    let done: Done?
    let events: SettingsEvents

    var body: some View {
        Section {
            if let who = known.who { signedIn(who) } else { signedOut }
            FailureLine(state: state, part: .account, events: events)
        } header: {
            Say(Words("settings_account"))
        } footer: {
            DoneLine(done: done, part: .account)
        }
    }

    @ViewBuilder private var signedOut: some View {
        SettingLine(
            icon: "person", title: writing.text(Words("settings_signed_out")),
            text: writing.text(Words("settings_signed_out_text"))
        )
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier(SettingsTags.signedOut)
        ActionLine(Words("settings_sign_in"), icon: "key", action: events.onSignIn)
            .accessibilityIdentifier(SettingsTags.signIn)
    }

    @ViewBuilder private func signedIn(_ who: Who) -> some View {
        let role = writing.text(who.role)
        SettingLine(
            icon: who.admin ? "person.badge.key" : "person", title: who.name.isEmpty ? role : who.name,
            text: who.name.isEmpty ? nil : role
        )
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier(SettingsTags.account)
        if !who.admin {
            SettingLine(
                icon: "calendar", title: writing.text(Words("settings_stay")),
                text: writing.text(known.stay(of: who, writing))
            )
            .accessibilityElement(children: .combine)
        }
        login(who)
        ActionLine(
            Words("settings_sign_out"), icon: "rectangle.portrait.and.arrow.right", busy: state.work == .account
        ) { events.onAsk(.signOut) }
        .accessibilityIdentifier(SettingsTags.signOut)
    }

    @ViewBuilder private func login(_ who: Who) -> some View {
        let title = writing.text(Words("settings_login"))
        let now = who.user.map { writing.text(Words("settings_login_user", .text($0))) }
        if who.ownLogin {
            WayLine(icon: "lock", title: title, text: now ?? writing.text(Words("settings_login_none"))) {
                events.onLogin(who.user)
            }
            .accessibilityIdentifier(SettingsTags.login)
        } else if let now {
            SettingLine(icon: "lock", title: title, text: now).accessibilityElement(children: .combine)
        }
    }
}
