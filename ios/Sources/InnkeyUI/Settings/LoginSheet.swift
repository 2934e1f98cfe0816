import InnkeyModel
import SwiftUI

/// Choosing user name and password; the fields tell password managers what they are.
struct LoginSheet: View {
    @Environment(\.writing) private var writing
    let state: LoginState
    let form: Binding<LoginForm>
    let onSave: @MainActor () -> Void
    let onClose: @MainActor () -> Void

    var body: some View {
        NavigationStack {
            Form {
                Section {
                    user
                    if state.hasLogin {
                        password(
                            Words("settings_login_current"), form.current, .password, SettingsTags.loginCurrent)
                    }
                    password(Words("settings_login_new"), form.password, .newPassword, SettingsTags.loginPassword)
                } footer: {
                    Say(Words("settings_login_text"))
                }
                .disabled(state.saving)
                if let problem = state.problem { Complaining(problem: problem, tag: SettingsTags.loginProblem) }
            }
            .navigationTitle(writing.text(Words("settings_login")))
            .navigationBarTitleDisplayMode(.inline)
            .toolbar {
                ToolbarItem(placement: .cancellationAction) {
                    TextButton(Words("cancel"), action: onClose)
                        .disabled(state.saving)
                        .accessibilityIdentifier(ConfirmTags.cancel)
                }
                ToolbarItem(placement: .confirmationAction) {
                    if state.saving {
                        Working()
                    } else {
                        TextButton(Words("settings_login_save"), action: onSave)
                            .disabled(!form.wrappedValue.isComplete(state))
                            .accessibilityIdentifier(SettingsTags.loginSave)
                    }
                }
            }
        }
        // A swipe does not throw away what was typed.
        .interactiveDismissDisabled()
    }

    private var user: some View {
        TextField(writing.text(Words("settings_login_name")), text: form.user)
            .textContentType(.username)
            .keyboardType(.asciiCapable)
            .textInputAutocapitalization(.never)
            .autocorrectionDisabled()
            .accessibilityIdentifier(SettingsTags.loginUser)
    }

    private func password(
        _ label: Words, _ text: Binding<String>, _ type: UITextContentType, _ tag: String
    ) -> some View {
        PasswordField(
            label: label, show: Words("settings_login_show"), hide: Words("settings_login_hide"), text: text,
            type: type, tag: tag)
    }
}
