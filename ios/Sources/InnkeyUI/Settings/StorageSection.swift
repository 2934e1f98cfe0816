import InnkeyModel
import SwiftUI

/// What this phone keeps. Projects of one building share their files, so only all of them can be measured.
struct StorageSection: View {
    @Environment(\.writing) private var writing
    let state: SettingsState
    let done: Done?
    let events: SettingsEvents

    var body: some View {
        Section {
            SettingLine(
                icon: "internaldrive", title: writing.text(Words("settings_storage_all")),
                text: state.storage.map { bytes($0, writing.locale) }
                    ?? writing.text(Words("settings_storage_counting"))
            )
            .accessibilityElement(children: .combine)
            .accessibilityIdentifier(SettingsTags.storage)
            ActionLine(
                Words("settings_tidy"), icon: "wand.and.stars", busy: state.work == .storage, action: events.onTidy
            )
            .accessibilityIdentifier(SettingsTags.tidy)
            FailureLine(state: state, part: .storage, events: events)
        } header: {
            Say(Words("settings_storage"))
        } footer: {
            if done?.part == .storage {
                DoneLine(done: done, part: .storage)
            } else {
                Say(Words("settings_tidy_text"))
            }
        }
    }
}
