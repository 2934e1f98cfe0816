import InnkeyModel
import SwiftUI

/// When the project may be used: days and hours as in the building.
struct EditorStaySection: View {
    @Environment(\.writing) private var writing
    let form: EditorForm
    let building: EditorBuilding
    let hint: Words?
    let events: EditorEvents

    var body: some View {
        Section {
            end(
                form.from, Words("editor_from"), Words("editor_from_none"), Words("editor_from_clear"),
                EditorTags.from, events.onFrom
            ) { events.onEdit { $0.from = nil } }
            end(
                form.until, Words("editor_until"), Words("editor_until_none"), Words("editor_until_clear"),
                EditorTags.until, events.onUntil
            ) { events.onEdit { $0.until = nil } }
            if let hint { Hint(words: hint) }
        } header: {
            Say(Words("editor_stay"))
        } footer: {
            if building.foreign {
                Say(Words("editor_zone", .text(zoneName))).accessibilityIdentifier(EditorTags.zone)
            }
        }
        // The calendar shows the building's time, wherever the phone is.
        .environment(\.timeZone, building.zone)
    }

    @ViewBuilder private func end(
        _ at: Date?, _ label: Words, _ none: Words, _ clear: Words, _ tag: String,
        _ onChange: @escaping @MainActor (Day, ClockTime?) -> Void, _ onClear: @escaping @MainActor () -> Void
    ) -> some View {
        let zone = building.zone
        if let at {
            HStack {
                DatePicker(
                    writing.text(label),
                    selection: .of(at) { onChange(Day($0, in: zone), ClockTime($0, in: zone)) }
                )
                .accessibilityIdentifier(tag)
                IconButton(clear, icon: "xmark.circle", action: onClear)
                    .buttonStyle(.borderless)
                    .accessibilityIdentifier(tag + EditorTags.clear)
            }
        } else {
            LabeledContent(writing.text(label)) {
                VStack(alignment: .trailing) {
                    Say(none)
                    TextButton(Words("editor_set_day"), icon: "calendar") {
                        onChange(Day(form.from ?? .now, in: zone), nil)
                    }
                    .buttonStyle(.borderless)
                    .accessibilityIdentifier(tag)
                }
            }
        }
    }

    /// E.g. "Central European Time (Rome)".
    private var zoneName: String {
        let zone = building.zone
        let name = zone.localizedName(for: .generic, locale: writing.locale) ?? zone.identifier
        guard let city = zone.identifier.split(separator: "/").last, zone.identifier.contains("/") else { return name }
        return "\(name) (\(city.replacingOccurrences(of: "_", with: " ")))"
    }
}

/// What is to be mended.
struct Hint: View {
    @Environment(\.writing) private var writing
    let words: Words

    var body: some View {
        SayWithIcon(words, icon: "exclamationmark.triangle")
            .font(.subheadline)
            .foregroundStyle(.wrong)
            .announced(writing.text(words))
    }
}
