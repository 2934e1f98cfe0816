import Foundation
import Innkey

/// What was read of the list, once.
final class Listed: Sendable {
    let customers: [Customer]
    let next: String?
    let total: Int
    let groups: [Group]
    let otp: Bool
    let zone: TimeZone
    let clock: ServerClock

    init(_ customers: [Customer], _ page: CustomerList, groups: [Group], elapsed: Duration) {
        self.customers = customers
        next = page.next
        total = Int(clamping: page.total)
        self.groups = groups
        otp = page.otp
        zone = InnkeyModel.zone(page.timeZone)
        clock = ServerClock(at: page.serverTime, elapsed: elapsed)
    }

    /// The rows at that time of the server's. Off the caller's actor: the core is asked of each customer.
    func rows(now: Date) async -> [CustomerRow] {
        let names = Dictionary(groups.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return customers.map { customer in
            CustomerRow(
                id: customer.id, label: Label(customer, clock, now: now), standing: Standing(customer, clock, now: now),
                from: customer.settings.stay.from, until: customer.settings.stay.until,
                group: customer.settings.group.flatMap { names[$0] })
        }
    }

    /// When the next code dies of those that these rows show.
    static func nextEnd(_ rows: [CustomerRow]) -> Date? {
        rows.compactMap { row in
            if case .code(_, _, let countdown) = row.label { countdown.end } else { nil }
        }.min()
    }
}

extension CustomerQuery {
    init(_ search: Search, after: String?, limit: Int) {
        let text = search.text.trimmingCharacters(in: .whitespacesAndNewlines)
        let stay: StayFilter? =
            switch search.stay {
            case .now: .now
            case .coming: .coming
            case .ended: .ended
            case nil: nil
            }
        self.init(
            q: text.isEmpty ? nil : text, group: search.group, stay: stay, after: after, limit: UInt32(clamping: limit))
    }
}
