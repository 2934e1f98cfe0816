import InnkeyModel
import SwiftUI

/// Somebody else changed the same: whose is right? Not to be closed without an answer.
struct ClashSheet: View {
    @Environment(\.writing) private var writing
    let clash: Clash
    let state: EditorState
    let events: EditorEvents

    var body: some View {
        NavigationStack {
            List {
                Say(Words("editor_clash_text"))
                ForEach(clash.fields, id: \.self) { field in
                    VStack(alignment: .leading, spacing: 2) {
                        Say(field.name).font(.headline)
                        Say(Words("editor_clash_mine", .text(text(field, clash.mine))))
                        Say(Words("editor_clash_theirs", .text(text(field, clash.theirs))))
                    }
                    .accessibilityElement(children: .combine)
                }
                Section {
                    TextButton(Words("editor_clash_keep"), action: events.onKeepMine)
                        .accessibilityIdentifier(EditorTags.keepMine)
                    TextButton(Words("editor_clash_take"), action: events.onTakeTheirs)
                        .accessibilityIdentifier(EditorTags.takeTheirs)
                }
            }
            .accessibilityIdentifier(EditorTags.clash)
            .navigationTitle(writing.text(Words("editor_clash_title")))
            .navigationBarTitleDisplayMode(.inline)
        }
        .interactiveDismissDisabled()
    }

    private func text(_ field: EditorField, _ form: EditorForm) -> String {
        let text = raw(field, form)
        return text.isEmpty ? writing.text(Words("editor_clash_none")) : text
    }

    private func raw(_ field: EditorField, _ form: EditorForm) -> String {
        switch field {
        case .name: form.name
        case .contact: form.contact
        case .language:
            form.language.isEmpty ? writing.text(Words("editor_language_project")) : languageName(form.language)
        case .from: at(form.from, Words("editor_from_none"))
        case .until: at(form.until, Words("editor_until_none"))
        case .group:
            state.building?.groups?.first { $0.id == form.group }?.name ?? writing.text(Words("editor_group_none"))
        case .sight: sight(form)
        case .login: form.signIn == .login ? form.user : ""
        case .ownLogin: writing.text(form.ownLogin ? Words("editor_on") : Words("editor_off"))
        case .note: form.note
        case .enabled: writing.text(form.enabled ? Words("editor_on") : Words("editor_off"))
        }
    }

    private func at(_ date: Date?, _ none: Words) -> String {
        guard let date, let zone = state.building?.zone else { return writing.text(none) }
        return moment(date, zone, writing.locale)
    }

    private func sight(_ form: EditorForm) -> String {
        switch form.sight {
        case .chosen:
            let names = (state.building?.functions ?? []).filter { $0.tick(form.ids) != .off }.map(\.name)
            return names.isEmpty ? writing.text(Words("editor_preview_nothing")) : names.joined(separator: ", ")
        case .group where form.group != nil: return writing.text(Words("editor_clash_as_group"))
        case .group, .everything: return writing.text(Words("editor_sight_everything"))
        }
    }
}

extension EditorField {
    fileprivate var name: Words {
        switch self {
        case .name: Words("editor_name")
        case .contact: Words("editor_contact")
        case .language: Words("editor_language")
        case .from: Words("editor_from")
        case .until: Words("editor_until")
        case .group: Words("editor_group")
        case .sight: Words("editor_rights")
        case .login: Words("editor_user")
        case .ownLogin: Words("editor_own_login")
        case .note: Words("editor_note")
        case .enabled: Words("editor_enabled")
        }
    }
}
