import Foundation

/// One customer.
public struct CustomerState: Sendable, Equatable {
    /// `nil` while it is read for the first time.
    public var guest: Guest?
    /// The QR; `nil` if the customer could not sign in now.
    public var invite: Invite?
    /// Whether the host wants the code in the QR and what is shared.
    public var withCode: Bool
    /// Whether the QR fills the screen.
    public var large: Bool
    /// Where the customer is signed in.
    public var devices: [DeviceLine]
    /// What has happened; `nil` until it is read.
    public var history: History?
    /// What the person is asked.
    public var asking: Asking?
    /// Whether something is being changed: until it is, nothing else can be begun.
    public var working: Bool
    /// What has just happened.
    public var news: News?
    public var problem: Problem?
    public var refreshing: Bool
    public var offline: Bool
    /// Whether the customer exists no more.
    public var removed: Bool

    static func nothingRead(withCode: Bool) -> CustomerState {
        CustomerState(
            guest: nil, invite: nil, withCode: withCode, large: false, devices: [], history: nil, asking: nil,
            working: false, news: nil, problem: nil, refreshing: false, offline: false, removed: false)
    }
}

/// The customer.
public struct Guest: Sendable, Equatable {
    public let label: Label
    public let standing: Standing
    /// The code, while it can be used.
    public let code: LiveCode?
    /// The stay's begin; `nil`: from ever.
    public let from: Date?
    /// The stay's end; `nil`: none.
    public let until: Date?
    public let group: String?
    public let contact: String
    public let note: String
    /// Of messages; empty: the project's.
    public let language: String
    /// The user name, if there is one.
    public let user: String?
    public let shared: Date?
    public let downloaded: Date?
    /// Whether the project uses one-time codes.
    public let otp: Bool
    /// Whether there ever was a code.
    public let invited: Bool
    public let place: Place
}

/// A code that waits to be used.
public struct LiveCode: Sendable, Equatable {
    public let text: String
    /// When it was made.
    public let issued: Date
    public let countdown: Countdown

    /// What part of its life it has left, of 1, when the phone's time is `now`.
    public func share(_ now: Duration) -> Double {
        let whole = max(countdown.end.timeIntervalSince(issued), 0.001)
        return min(max(countdown.left(now) / .seconds(whole), 0), 1)
    }
}

/// What the guest scans.
public struct Invite: Sendable, Equatable {
    public let pattern: QrPattern
    /// Whether the code is in it.
    public let withCode: Bool
}

/// A device where the customer is signed in.
public struct DeviceLine: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String
    public let since: Date
    public let lastSeen: Date
}

/// What a person is asked.
public enum Asking: Sendable, Hashable {
    /// How to share.
    case share
    case renew
    case revoke
    /// Until when the stay is to go on.
    case until
    /// Where.
    case signOut(DeviceLine)
    case signOutAll
}

/// In what shape an invitation is handed over.
public enum Shape: String, Sendable, CaseIterable { case picture, message, link }

/// What the system's sheet hands over; ``CustomerModel/noteShared()`` tells that it has.
public enum Handed: Sendable, Equatable {
    case text(String)
    /// A PNG in a file.
    case picture(URL)
}

/// What has just happened without the person's doing.
public enum News: Sendable, Equatable {
    /// - Parameter device: with which; `nil` if it is not known.
    case signedIn(name: String, device: String?)
    /// Somebody else changed the customer, and what the person wanted was not done.
    case changedMeanwhile
}

/// What the screen keeps.
public struct SavedCustomer: Sendable, Codable, Equatable {
    let withCode: Bool
}
