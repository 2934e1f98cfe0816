import InnkeyModel
import SwiftUI

/// The project's version here and on its server, and where that is.
struct VersionSection: View {
    @Environment(\.writing) private var writing
    let state: SettingsState
    let known: Known
    let onUpdate: @MainActor () -> Void

    var body: some View {
        Section {
            SettingLine(
                icon: "house", title: writing.text(known.versionHere), text: writing.text(state.versionThere)
            )
            .accessibilityElement(children: .combine)
            .accessibilityIdentifier(SettingsTags.version)
            if let update = state.update {
                ActionLine(update, icon: "arrow.down.circle", action: onUpdate)
                    .accessibilityIdentifier(SettingsTags.update)
            }
            ForEach(known.addresses, id: \.self) { address in
                SettingLine(
                    icon: "network", title: address.name,
                    text: writing.text(address.pinned ? Words("settings_pinned") : Words("settings_public"))
                )
                .accessibilityElement(children: .combine)
                .accessibilityIdentifier(SettingsTags.address)
            }
        } header: {
            Say(Words("settings_project"))
        } footer: {
            Say(Words("settings_rollback"))
        }
    }
}
