import InnkeyModel
import SwiftUI

/// Leads to the PIN before the project.
struct LockSection: View {
    @Environment(\.writing) private var writing
    /// Whether there is one.
    let pin: Bool
    let onOpen: @MainActor () -> Void

    var body: some View {
        Section {
            WayLine(
                icon: "lock.shield", title: writing.text(Words("lock_title")),
                text: writing.text(pin ? Words("settings_lock_on") : Words("settings_lock_off")), onOpen: onOpen
            )
            .accessibilityIdentifier(SettingsTags.lock)
        } header: {
            Say(Words("settings_lock"))
        }
    }
}
