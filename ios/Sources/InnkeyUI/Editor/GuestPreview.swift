import InnkeyModel
import SwiftUI

/// The project as the guest will see it.
struct GuestPreview: View {
    let state: EditorState

    var body: some View {
        Section {
            if let functions = state.preview {
                Text(state.building?.name ?? "").font(.title3).fontWeight(.semibold)
                if functions.isEmpty { Say(Words("editor_preview_nothing")).foregroundStyle(.secondary) }
                ForEach(functions) { FunctionPreview(function: $0) }
            } else {
                Say(Words("editor_not_downloaded")).foregroundStyle(.secondary)
            }
        } header: {
            Say(Words("editor_preview")).accessibilityIdentifier(EditorTags.preview)
        } footer: {
            if state.preview != nil, state.group?.fromProject == true { Say(Words("editor_preview_group")) }
        }
    }
}

private struct FunctionPreview: View {
    let function: FunctionItem

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            Label(function.name, systemImage: symbol(of: function)).font(.headline)
            ForEach(function.pages) { page in
                VStack(alignment: .leading) {
                    Text(page.name)
                    if !page.objects.isEmpty {
                        Text(page.objects.joined(separator: " · ")).font(.subheadline).foregroundStyle(.secondary)
                    }
                }
                .padding(.leading, 36)
            }
        }
        .accessibilityElement(children: .combine)
    }
}
