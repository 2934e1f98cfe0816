import Foundation

/// The list of customers.
public struct CustomersState: Sendable, Equatable {
    /// What is looked for.
    public var search: Search
    /// What can be filtered by.
    public var groups: [Group]
    /// Those that were read so far, the newest first; `nil` while they are read for the first time.
    public var rows: [CustomerRow]?
    /// How many there are on all pages.
    public var total: Int
    /// Whether there are others to be read.
    public var more: Bool
    /// Whether a person asked to read them anew.
    public var refreshing: Bool
    /// Whether the server is not heard: what is seen is from before.
    public var offline: Bool
    /// Whether the project uses one-time codes.
    public var otp: Bool
    public var place: Place
    /// What failed last.
    public var problem: Problem?
    /// Who is gone from the list and can still be brought back.
    public var removed: CustomerRow?

    public init(
        search: Search, groups: [Group], rows: [CustomerRow]?, total: Int, more: Bool, refreshing: Bool, offline: Bool,
        otp: Bool, place: Place, problem: Problem?, removed: CustomerRow?
    ) {
        self.search = search
        self.groups = groups
        self.rows = rows
        self.total = total
        self.more = more
        self.refreshing = refreshing
        self.offline = offline
        self.otp = otp
        self.place = place
        self.problem = problem
        self.removed = removed
    }

    /// Before anything was read.
    static func nothingRead(_ search: Search) -> CustomersState {
        CustomersState(
            search: search, groups: [], rows: nil, total: 0, more: false, refreshing: false, offline: false, otp: true,
            place: Place(zone: .current, today: Day(.now, in: .current)), problem: nil, removed: nil)
    }
}

/// What is looked for.
public struct Search: Sendable, Hashable, Codable {
    public var text = ""
    /// `nil`: whenever.
    public var stay: StayChoice?
    /// `nil`: any.
    public var group: String?

    public init(text: String = "", stay: StayChoice? = nil, group: String? = nil) {
        (self.text, self.stay, self.group) = (text, stay, group)
    }

    /// Whether everybody is meant.
    public var isEmpty: Bool { text.allSatisfy(\.isWhitespace) && stay == nil && group == nil }
}

/// When a customer stays, seen from now.
public enum StayChoice: String, Sendable, Codable, CaseIterable { case now, coming, ended }

/// A group of customers.
public struct Group: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String

    public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}

/// Where and when the building is, to write its times.
public struct Place: Sendable, Hashable {
    public let zone: TimeZone
    /// The day there.
    public let today: Day

    public init(zone: TimeZone, today: Day) { (self.zone, self.today) = (zone, today) }
}

/// A customer in the list.
public struct CustomerRow: Sendable, Hashable, Identifiable {
    public let id: String
    public let label: Label
    public let standing: Standing
    /// The stay's begin; `nil`: from ever.
    public let from: Date?
    /// The stay's end; `nil`: none.
    public let until: Date?
    /// The name of the group, if any.
    public let group: String?

    public init(id: String, label: Label, standing: Standing, from: Date?, until: Date?, group: String?) {
        self.id = id
        self.label = label
        self.standing = standing
        self.from = from
        self.until = until
        self.group = group
    }
}
