import InnkeyModel
import SwiftUI

/// User name and password.
struct PasswordFields: View {
    @Environment(\.writing) private var writing
    let state: SignInState
    let fields: Binding<SignInFields>
    let events: SignInEvents

    var body: some View {
        Section {
            TextField(writing.text(Words("signin_user")), text: fields.user)
                .textContentType(.username)
                .keyboardType(.emailAddress)
                .textInputAutocapitalization(.never)
                .autocorrectionDisabled()
                .submitLabel(.next)
                .accessibilityIdentifier(SignInTags.user)
        } footer: {
            Support(complaint: state.complaint(about: .user), help: nil, tag: SignInTags.complaint)
        }
        .disabled(state.working)
        Section {
            PasswordField(
                label: Words("signin_password"), show: Words("signin_password_show"),
                hide: Words("signin_password_hide"), text: fields.password, type: .password, tag: SignInTags.password
            )
            .submitLabel(.go)
            .onSubmit(events.onSubmit)
        } footer: {
            Support(complaint: state.complaint(about: .password), help: nil, tag: SignInTags.complaint)
        }
        .disabled(state.working)
    }
}
