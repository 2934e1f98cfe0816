import InnkeyModel
import SwiftUI

/// Who the guest is.
struct PersonSection: View {
    @Environment(\.writing) private var writing
    let form: EditorForm
    let events: EditorEvents

    var body: some View {
        Section {
            TextField(writing.text(Words("editor_name")), text: events.binding(form, \.name))
                .textInputAutocapitalization(.words)
                .accessibilityIdentifier(EditorTags.name)
        } header: {
            Say(Words("editor_person"))
        } footer: {
            Say(Words("editor_name_help"))
        }
        Section {
            TextField(writing.text(Words("editor_contact")), text: events.binding(form, \.contact))
                // E-mail address or phone number: this keyboard has what both need.
                .keyboardType(.emailAddress)
                .textInputAutocapitalization(.never)
                .autocorrectionDisabled()
                .accessibilityIdentifier(EditorTags.contact)
            Picker(writing.text(Words("editor_language")), selection: events.binding(form, \.language)) {
                Say(Words("editor_language_project")).tag("")
                ForEach(languages, id: \.self) { Text(languageName($0)).tag($0) }
            }
            .accessibilityIdentifier(EditorTags.language)
        } footer: {
            Say(Words("editor_contact_help"))
        }
    }

    /// Languages in which messages are written, and the chosen one, if another app has set an unusual one.
    private var languages: [String] {
        let usual = Language.allCases.map(\.rawValue)
        return form.language.isEmpty || usual.contains(form.language) ? usual : usual + [form.language]
    }
}

/// A language by its own name.
func languageName(_ tag: String) -> String {
    let locale = Locale(identifier: tag)
    let name = locale.localizedString(forIdentifier: tag) ?? tag
    return name.prefix(1).uppercased(with: locale) + name.dropFirst()
}

/// Note, and whether the customer counts at all.
struct MoreSection: View {
    @Environment(\.writing) private var writing
    let form: EditorForm
    let events: EditorEvents

    var body: some View {
        Section {
            TextField(writing.text(Words("editor_note")), text: events.binding(form, \.note), axis: .vertical)
                .textInputAutocapitalization(.sentences)
                .accessibilityIdentifier(EditorTags.note)
        } header: {
            Say(Words("editor_more"))
        } footer: {
            Say(Words("editor_note_help"))
        }
        Section {
            Toggle(isOn: events.binding(form, \.enabled)) { Say(Words("editor_enabled")) }
                .accessibilityIdentifier(EditorTags.enabled)
        } footer: {
            Say(form.enabled ? Words("editor_enabled_help") : Words("editor_disabled_help"))
        }
    }
}
