import InnkeyModel
import SwiftUI

/// A customer in the list: what names them, how it is with them, when they stay.
struct CustomerRowView: View {
    let row: CustomerRow
    let place: Place
    let events: CustomersEvents

    var body: some View {
        Button {
            events.onOpen(row)
        } label: {
            HStack(alignment: .top, spacing: 16) {
                StandingMark(standing: row.standing)
                VStack(alignment: .leading, spacing: 2) {
                    LabelView(label: row.label, place: place)
                    StandingText(standing: row.standing, place: place)
                    About(row: row, place: place)
                }
                .frame(maxWidth: .infinity, alignment: .leading)
            }
            .contentShape(.rect)
        }
        .buttonStyle(.plain)
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier(CustomersTags.row)
        // What is swiped VoiceOver offers as actions.
        .swipeActions(edge: .trailing) {
            remove
            edit.tint(Tone.pine)
        }
        .contextMenu {
            edit
            remove
        }
    }

    private var edit: some View {
        TextButton(Words("customers_edit"), icon: "pencil") { events.onEdit(row) }
            .accessibilityIdentifier(CustomersTags.edit)
    }

    private var remove: some View {
        TextButton(Words("customers_remove"), icon: "trash", role: .destructive) { events.onRemove(row) }
            .accessibilityIdentifier(CustomersTags.remove)
    }
}

private struct LabelView: View {
    @Environment(\.writing) private var writing
    let label: InnkeyModel.Label
    let place: Place

    var body: some View {
        switch label {
        case .code(let code, let name, _):
            ViewThatFits {
                HStack(alignment: .firstTextBaseline, spacing: 12) { both(code, name) }
                VStack(alignment: .leading) { both(code, name) }
            }
        case .name(let name): Text(name).font(.headline)
        case .invited(let on, let name):
            Text(name ?? writing.text(Words("customers_invited_on", .text(day(on, place.zone, writing.locale)))))
                .font(.headline)
        case .notInvited(let name): Text(name ?? writing.text(Words("customers_no_name"))).font(.headline)
        }
    }

    @ViewBuilder private func both(_ code: String, _ name: String?) -> some View {
        Text(code)
            .font(.system(.title3, design: .monospaced, weight: .semibold))
            .accessibilityLabel(spelled(code))
        if let name { Text(name).font(.headline) }
    }
}

/// When they stay, what they belong to, and when they were invited where that is not the label already.
private struct About: View {
    @Environment(\.writing) private var writing
    let row: CustomerRow
    let place: Place

    var body: some View {
        if !parts.isEmpty {
            Text(parts.joined(separator: " · ")).font(.footnote).foregroundStyle(.secondary)
        }
    }

    private var parts: [String] {
        let stay = stay(from: row.from, until: row.until, place.zone, writing.locale).map(writing.text)
        return [stay, row.group, invited].compactMap { $0 }
    }

    private var invited: String? {
        guard case .invited(let on, .some) = row.label else { return nil }
        return writing.text(Words("customers_invited_on_small", .text(day(on, place.zone, writing.locale))))
    }
}
