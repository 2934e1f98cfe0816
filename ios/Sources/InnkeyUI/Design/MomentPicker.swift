import InnkeyModel
import SwiftUI

/// Asks for a day and hour on the building's clocks.
struct MomentPicker: View {
    @Environment(\.writing) private var writing
    @State private var chosen: Date
    private let title: Words
    private let save: Words
    private let saveTag: String
    private let zone: TimeZone
    private let onSave: @MainActor (Date) -> Void
    private let onCancel: @MainActor () -> Void

    init(
        title: Words, save: Words, saveTag: String, initial: Date, zone: TimeZone,
        onSave: @escaping @MainActor (Date) -> Void, onCancel: @escaping @MainActor () -> Void
    ) {
        _chosen = State(initialValue: initial)
        (self.title, self.save, self.saveTag, self.zone) = (title, save, saveTag, zone)
        (self.onSave, self.onCancel) = (onSave, onCancel)
    }

    var body: some View {
        NavigationStack {
            Form { DatePicker(writing.text(title), selection: $chosen).datePickerStyle(.graphical) }
                // The wheels and the calendar show the building's time, wherever the phone is.
                .environment(\.timeZone, zone)
                .navigationTitle(writing.text(title))
                .navigationBarTitleDisplayMode(.inline)
                .toolbar {
                    ToolbarItem(placement: .cancellationAction) {
                        TextButton(Words("cancel"), action: onCancel).accessibilityIdentifier(ConfirmTags.cancel)
                    }
                    ToolbarItem(placement: .confirmationAction) {
                        TextButton(save) { onSave(chosen) }.accessibilityIdentifier(saveTag)
                    }
                }
        }
        .presentationDetents([.large])
    }
}
