import InnkeyModel
import SwiftUI

/// A link, or the whole message that it came in.
struct LinkView: View {
    @Environment(\.writing) private var writing
    let state: LinkState
    let events: LinkEvents

    var body: some View {
        Form {
            Section {
                TextField(
                    writing.text(Words("add_link_label")), text: .of(state.text, events.onText), axis: .vertical
                )
                .keyboardType(.URL)
                .textContentType(.URL)
                .textInputAutocapitalization(.never)
                .autocorrectionDisabled()
                .accessibilityIdentifier(AddTags.text)
                // The system hands over what is in the clipboard without asking, since a person touches its own button.
                PasteButton(payloadType: String.self) { texts in
                    if let text = texts.first { events.onPaste(text) }
                }
                .accessibilityIdentifier(AddTags.paste)
            } header: {
                Say(Words("add_link_label"))
            } footer: {
                Say(Words("add_link_text"))
            }
            if let problem = state.problem { ProblemBanner(problem: problem) { _ in } }
            MainButton(Words("add_open"), action: events.onOpen)
                .disabled(state.text.allSatisfy(\.isWhitespace))
                .frame(maxWidth: .infinity)
                .listRowBackground(Color.clear)
                .accessibilityIdentifier(AddTags.open)
        }
    }
}
