import InnkeyModel
import SwiftUI

/// A password being typed, which a person may look at.
struct PasswordField: View {
    @Environment(\.writing) private var writing
    @State private var seen = false
    let label: Words
    let show: Words
    let hide: Words
    let text: Binding<String>
    let type: UITextContentType
    let tag: String

    var body: some View {
        HStack {
            Group {
                if seen {
                    TextField(writing.text(label), text: text)
                        .textInputAutocapitalization(.never)
                        .autocorrectionDisabled()
                } else {
                    SecureField(writing.text(label), text: text)
                }
            }
            .textContentType(type)
            .accessibilityIdentifier(tag)
            IconButton(seen ? hide : show, icon: seen ? "eye.slash" : "eye") { seen.toggle() }
                .buttonStyle(.borderless)
        }
    }
}

/// Below a field: what is wrong with it, else what helps.
struct Support: View {
    @Environment(\.writing) private var writing
    let complaint: Problem?
    let help: Words?
    let tag: String

    var body: some View {
        if let complaint {
            Complaining(problem: complaint, tag: tag)
        } else if let help {
            Say(help)
        }
    }
}

/// What is wrong, where the eye is.
struct Complaining: View {
    @Environment(\.writing) private var writing
    let problem: Problem
    let tag: String

    var body: some View {
        Label(problem.text(writing), systemImage: "exclamationmark.triangle")
            .foregroundStyle(.wrong)
            .accessibilityIdentifier(tag)
            .announced(problem.text(writing))
    }
}
