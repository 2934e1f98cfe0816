import InnkeyModel
import SwiftUI

/// What has happened with the customer, a line each.
struct HistorySection: View {
    let history: History
    let place: Place
    let onMore: @MainActor () -> Void

    var body: some View {
        Section {
            ForEach(history.entries) { HappeningView(happening: $0, place: place) }
            if history.more {
                TextButton(Words("customer_more_history"), action: onMore)
                    .accessibilityIdentifier(CustomerTags.moreHistory)
            }
        } header: {
            Say(Words("customer_history"))
        } footer: {
            Say(Words("customer_history_kept", .number(history.keptDays)))
        }
    }
}

private struct HappeningView: View {
    @Environment(\.writing) private var writing
    let happening: Happening
    let place: Place

    var body: some View {
        VStack(alignment: .leading, spacing: 2) {
            Say(happening.what)
            if let why = happening.why { Say(why).font(.subheadline) }
            ForEach(happening.changes, id: \.self) { Text($0.text(writing)).font(.subheadline) }
            Text(parts.joined(separator: " · ")).font(.footnote).foregroundStyle(.secondary)
        }
        .accessibilityElement(children: .combine)
        .accessibilityIdentifier(CustomerTags.happening)
    }

    private var parts: [String] {
        let at = moment(from: place.today, happening.at, place.zone, writing.locale)
        return [at, who, happening.device].compactMap { $0 }
    }

    private var who: String? {
        switch happening.who {
        case .operator: writing.text(Words("customer_operator"))
        case .stranger: nil
        case .somebody(let name): name.isEmpty ? nil : name
        }
    }
}
