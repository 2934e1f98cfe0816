import InnkeyModel
import SwiftUI

/// The code, how to get it without typing, and the name, which the server keeps only if the host gave none.
struct CodeFields: View {
    @Environment(\.writing) private var writing
    let state: SignInState
    let fields: Binding<SignInFields>
    let events: SignInEvents

    var body: some View {
        Section {
            code
            TextButton(Words("signin_scan"), icon: "qrcode.viewfinder", action: events.onScan)
                .accessibilityIdentifier(SignInTags.scan)
        } header: {
            Say(Words("signin_code"))
        } footer: {
            Support(
                complaint: state.complaint(about: .code), help: Words("signin_code_help"), tag: SignInTags.complaint)
        }
        .disabled(state.working)
        Section {
            TextField(writing.text(Words("signin_name")), text: fields.name)
                .textContentType(.name)
                .textInputAutocapitalization(.words)
                .submitLabel(.go)
                .onSubmit(events.onSubmit)
                .accessibilityIdentifier(SignInTags.name)
        } footer: {
            Say(Words("signin_name_help"))
        }
        .disabled(state.working)
    }

    /// In two groups of four, as large as there is room for.
    private var code: some View {
        TextField(
            writing.text(Words("signin_code")),
            text: .of(CodeInput.shown(fields.wrappedValue.code), events.onCode),
            prompt: Text(writing.text(Words("signin_code_hint")))
        )
        .font(.system(.largeTitle, design: .monospaced, weight: .semibold))
        .minimumScaleFactor(0.4)
        .multilineTextAlignment(.center)
        .textContentType(.oneTimeCode)
        .keyboardType(.asciiCapable)
        .textInputAutocapitalization(.characters)
        // Keyboards neither mend nor learn a code.
        .autocorrectionDisabled()
        .submitLabel(.go)
        .onSubmit(events.onSubmit)
        .accessibilityIdentifier(SignInTags.code)
    }
}

extension SignInState {
    /// What is wrong with a field.
    func complaint(about field: Complaint.Field) -> Problem? {
        complaint.flatMap { $0.about == field ? $0.problem : nil }
    }
}
