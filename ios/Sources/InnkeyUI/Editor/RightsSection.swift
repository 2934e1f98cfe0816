import InnkeyModel
import SwiftUI

/// What the guest may see.
struct RightsSection: View {
    @Environment(\.writing) private var writing
    let state: EditorState
    let form: EditorForm
    let building: EditorBuilding
    let events: EditorEvents

    var body: some View {
        Section {
            Picker(writing.text(Words("editor_group")), selection: .of(form.group, events.onGroup)) {
                Say(Words("editor_group_none")).tag(String?.none)
                ForEach(building.groups ?? []) { Text($0.name).tag(String?.some($0.id)) }
                if let group = form.group, state.group == nil {
                    Say(Words("editor_group_unknown")).tag(String?.some(group))
                }
            }
            .accessibilityIdentifier(EditorTags.group)
            if let hint = state.hints[.group] { Hint(words: hint) }
            ForEach(sights, id: \.self) { sight in
                Choice(words: text(sight), help: nil, chosen: isChosen(sight)) { events.onEdit { $0.sight = sight } }
                    .accessibilityIdentifier(EditorTags.sight + sight.rawValue)
            }
            if form.sight == .chosen { tree }
        } header: {
            Say(Words("editor_rights")).accessibilityIdentifier(EditorTags.rights)
        }
    }

    private var sights: [GuestSight] { form.group == nil ? [.group, .chosen] : GuestSight.allCases }

    /// Without a group, what no group says is everything.
    private func isChosen(_ sight: GuestSight) -> Bool {
        form.sight == sight || (sight == .group && form.group == nil && form.sight == .everything)
    }

    private func text(_ sight: GuestSight) -> String {
        switch sight {
        case .group where form.group != nil:
            writing.text(
                Words("editor_sight_group", .text(state.group?.name ?? writing.text(Words("editor_group_unknown")))))
        case .chosen: writing.text(Words("editor_sight_chosen"))
        case .group, .everything: writing.text(Words("editor_sight_everything"))
        }
    }

    /// All functions and pages, to be ticked.
    @ViewBuilder private var tree: some View {
        if let functions = building.functions {
            ForEach(functions) { function in
                let tick = function.tick(form.ids)
                TickRow(name: function.name, help: help(function, tick), icon: symbol(of: function), tick: tick) {
                    events.onEdit { $0.ids = function.toggled($0.ids) }
                }
                .accessibilityIdentifier(EditorTags.tick + function.id)
                ForEach(function.pages) { page in
                    let on = form.ids.contains(function.id) || form.ids.contains(page.id)
                    TickRow(name: page.name, help: nil, icon: nil, tick: on ? .on : .off) {
                        events.onEdit { $0.ids = function.toggled(page, $0.ids) }
                    }
                    .accessibilityIdentifier(EditorTags.tick + page.id)
                }
            }
        } else {
            Say(Words("editor_not_downloaded")).foregroundStyle(.secondary)
        }
    }

    private func help(_ function: FunctionItem, _ tick: Tick) -> String? {
        switch tick {
        case .on: writing.text(Words("editor_tick_all"))
        case .inParts:
            writing.text(
                Words(
                    "editor_tick_some", .number(function.pages.filter { form.ids.contains($0.id) }.count),
                    .number(function.pages.count)))
        case .off: nil
        }
    }
}

/// A function, or without an icon one of its pages.
private struct TickRow: View {
    let name: String
    let help: String?
    let icon: String?
    let tick: Tick
    let onTap: @MainActor () -> Void

    var body: some View {
        Button(action: onTap) {
            HStack(spacing: 12) {
                if let icon { Image(systemName: icon).foregroundStyle(.secondary).accessibilityHidden(true) }
                VStack(alignment: .leading) {
                    Text(name).fontWeight(icon == nil ? nil : .semibold)
                    if let help { Text(help).font(.subheadline).foregroundStyle(.secondary) }
                }
                .frame(maxWidth: .infinity, alignment: .leading)
                Image(systemName: mark).foregroundStyle(.pine).accessibilityHidden(true)
            }
            .padding(.leading, icon == nil ? 32 : 0)
            .contentShape(.rect)
        }
        .buttonStyle(.plain)
        .accessibilityAddTraits(tick == .on ? .isSelected : [])
    }

    private var mark: String {
        switch tick {
        case .on: "checkmark.square.fill"
        case .inParts: "minus.square.fill"
        case .off: "square"
        }
    }
}

/// A function's icon as a symbol of the system.
func symbol(of function: FunctionItem) -> String {
    switch function.icon {
    case .home: "house"
    case .key: "key"
    case .light: "lightbulb"
    case .climate: "thermometer.medium"
    case .shade: "blinds.horizontal.closed"
    case .garden: "leaf"
    case .pool: "figure.pool.swim"
    case .info: "info.circle"
    case .camera: "video"
    case .scene: "sparkles"
    case .security: "shield"
    }
}
