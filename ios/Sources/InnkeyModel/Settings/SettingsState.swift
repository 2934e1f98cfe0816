import Foundation

/// A project's settings.
public struct SettingsState: Sendable, Equatable {
    /// What the phone knows by itself; `nil` while it is read for the first time.
    public var known: Known?
    /// Why it could not be read, or what the server said last.
    public var problem: Problem?
    /// Whether the server did not answer.
    public var offline: Bool
    /// Whether the server is being asked.
    public var refreshing: Bool
    /// The account's signed-in devices; `nil` until the server has told.
    public var devices: [SignedInDevice]?
    /// What the server has; `nil` until it has told.
    public var server: ServerVersion?
    /// Bytes that all projects take on this phone; `nil` until they are counted.
    public var storage: Int64?
    /// What a person is asked about before it is done.
    public var asking: Ask?
    /// Where something is being done.
    public var work: SettingsPart?
    /// What failed where.
    public var failure: Failure?

    public init(
        known: Known?, problem: Problem?, offline: Bool, refreshing: Bool, devices: [SignedInDevice]?,
        server: ServerVersion?, storage: Int64?, asking: Ask?, work: SettingsPart?, failure: Failure?
    ) {
        self.known = known
        self.problem = problem
        self.offline = offline
        self.refreshing = refreshing
        self.devices = devices
        self.server = server
        self.storage = storage
        self.asking = asking
        self.work = work
        self.failure = failure
    }
}

/// What is on this phone.
public struct Known: Sendable, Equatable {
    public let name: String
    /// Who is signed in; `nil`: nobody.
    public let who: Who?
    /// The building's time zone.
    public let zone: TimeZone
    /// The installed version; `nil`: nothing was downloaded.
    public let version: UInt64?
    public let addresses: [ServerAddress]
}

/// The signed-in account.
public struct Who: Sendable, Equatable {
    /// Empty if nobody gave one.
    public let name: String
    public let admin: Bool
    public let from: Date?
    public let until: Date?
    /// Its user name; `nil`: there is none.
    public let user: String?
    /// Whether it may choose user name and password.
    public let ownLogin: Bool
}

public struct ServerAddress: Sendable, Hashable {
    /// Host and port.
    public let name: String
    /// Whether it is known by its own key, not by a public certificate.
    public let pinned: Bool
}

public struct SignedInDevice: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String
    public let since: Date
    public let seen: Date
    /// Whether it is this phone.
    public let here: Bool
}

public struct ServerVersion: Sendable, Equatable {
    public let number: UInt64
    /// Whether this phone has all of it.
    public let upToDate: Bool
}

/// What is not done before a person has said yes.
public enum Ask: Sendable, Hashable {
    case signOut, signOutEverywhere
    case signOutDevice(SignedInDevice)
    case remove
}

/// The parts of the screen in which something can be done.
public enum SettingsPart: Sendable, Hashable { case account, devices, storage, remove }

/// Something that was started in a part and failed.
public struct Failure: Sendable, Equatable {
    public let part: SettingsPart
    public let problem: Problem

    public init(_ part: SettingsPart, _ problem: Problem) { (self.part, self.problem) = (part, problem) }
}
