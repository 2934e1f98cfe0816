import InnkeyModel
import SwiftUI

/// How the guest gets in.
struct SignInSection: View {
    @Environment(\.writing) private var writing
    let state: EditorState
    let form: EditorForm
    let building: EditorBuilding
    let events: EditorEvents

    var body: some View {
        Section {
            if state.isNew {
                way(
                    .code, Words("editor_code"), building.otp ? Words("editor_code_help") : Words("editor_code_off")
                )
                .disabled(!building.otp)
                way(.later, Words("editor_later"), Words("editor_later_help"))
                way(.login, Words("editor_login"), Words("editor_login_help"))
            } else {
                Toggle(isOn: .of(form.signIn == .login) { on in events.onEdit { $0.signIn = on ? .login : .later } }) {
                    Say(Words("editor_login"))
                }
                .accessibilityIdentifier(EditorTags.signIn + WayIn.login.rawValue)
            }
            if form.signIn == .login { login }
        } header: {
            Say(Words("editor_sign_in"))
        }
        Section {
            Toggle(isOn: events.binding(form, \.ownLogin)) { Say(Words("editor_own_login")) }
                .accessibilityIdentifier(EditorTags.ownLogin)
        } footer: {
            Say(Words("editor_own_login_help"))
        }
    }

    private func way(_ way: WayIn, _ words: Words, _ help: Words) -> some View {
        Choice(words: writing.text(words), help: writing.text(help), chosen: form.signIn == way) {
            events.onEdit { $0.signIn = way }
        }
        .accessibilityIdentifier(EditorTags.signIn + way.rawValue)
    }

    @ViewBuilder private var login: some View {
        TextField(writing.text(Words("editor_user")), text: events.binding(form, \.user))
            .keyboardType(.asciiCapable)
            .textInputAutocapitalization(.never)
            .autocorrectionDisabled()
            .accessibilityIdentifier(EditorTags.user)
        if let hint = state.hints[.login] { Hint(words: hint) }
        PasswordField(
            label: Words("editor_password"), show: Words("editor_password_show"), hide: Words("editor_password_hide"),
            text: .of(state.password.text, events.onPassword), type: .newPassword, tag: EditorTags.password)
        Say(state.isNew ? Words("editor_password_help") : Words("editor_password_same"))
            .font(.footnote)
            .foregroundStyle(.secondary)
    }
}

/// One of several, with a line that explains it.
struct Choice: View {
    let words: String
    let help: String?
    let chosen: Bool
    let onChoose: @MainActor () -> Void

    var body: some View {
        Button(action: onChoose) {
            HStack {
                VStack(alignment: .leading) {
                    Text(words)
                    if let help { Text(help).font(.subheadline).foregroundStyle(.secondary) }
                }
                .frame(maxWidth: .infinity, alignment: .leading)
                if chosen { Image(systemName: "checkmark").foregroundStyle(.pine).accessibilityHidden(true) }
            }
            .contentShape(.rect)
        }
        .buttonStyle(.plain)
        .accessibilityAddTraits(chosen ? .isSelected : [])
    }
}
