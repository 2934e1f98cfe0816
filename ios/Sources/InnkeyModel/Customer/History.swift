import Foundation
import Innkey

/// What has happened with a customer, the last first.
public struct History: Sendable, Equatable {
    public let entries: [Happening]
    /// Whether there is older.
    public let more: Bool
    /// After how many days it is forgotten.
    public let keptDays: Int
}

/// Something that happened.
public struct Happening: Sendable, Equatable, Identifiable {
    public let id: String
    /// In words.
    public let what: Words
    public let at: Date
    /// Doer did it.
    public let who: Doer
    public let device: String?
    public let changes: [Change]
    /// Why it failed, in words.
    public let why: Words?
}

/// Doer did something.
public enum Doer: Sendable, Hashable {
    case `operator`
    /// Somebody whom the server does not know.
    case stranger
    /// - Parameter name: empty: removed since, or without a name yet.
    case somebody(name: String)
}

/// A setting that was changed.
public struct Change: Sendable, Hashable {
    public let field: Words
    /// As it was, if that can be read by people.
    public let before: String?
    public let after: String?
}

extension History {
    /// The page after what is `known` already.
    init(_ page: ActivityPage, known: [Happening] = []) {
        self.init(
            entries: known + page.entries.map(Happening.init), more: page.next != nil, keptDays: Int(page.keptDays))
    }
}

extension Happening {
    fileprivate init(_ activity: Activity) {
        self.init(
            id: activity.id, what: activity.kind.words, at: activity.at, who: Doer(activity.by),
            device: activity.device, changes: activity.changes.compactMap(Change.init),
            why: activity.reason?.said.what)
    }
}

extension Doer {
    fileprivate init(_ party: Party) {
        self =
            switch party.kind {
            case .operator: .operator
            case .stranger: .stranger
            case .admin, .customer, .group, .project: .somebody(name: party.name)
            }
    }
}

extension ActivityKind {
    fileprivate var words: Words {
        switch self {
        case .customerAdded: Words("customer_did_add")
        case .customerChanged: Words("customer_did_change")
        case .customerRemoved: Words("customer_did_remove")
        case .codeIssued: Words("customer_did_issue")
        case .customerRevoked: Words("customer_did_revoke")
        case .linkShared: Words("customer_did_share")
        case .downloaded: Words("customer_did_download")
        case .codeUsed: Words("customer_did_use_code")
        case .signedIn: Words("customer_did_sign_in")
        case .signInFailed: Words("customer_did_fail")
        case .signedOut: Words("customer_did_sign_out")
        case .devicesSignedOut: Words("customer_did_sign_out_devices")
        case .loginChanged: Words("customer_did_change_login")
        // What concerns no customer, or is new since this app was made.
        case .groupAdded, .groupChanged, .groupRemoved, .published, .otpSwitched, .licencesChanged, .accountAdded,
            .accountChanged, .accountRemoved, .unknown:
            Words("customer_did_other")
        }
    }
}

extension Change {
    /// `nil` for a setting that is new since this app was made.
    fileprivate init?(_ change: FieldChange) {
        switch change.field {
        case "name": self.init(Words("customer_field_name"), told: change)
        case "contact": self.init(Words("customer_contact"), told: change)
        case "note": self.init(Words("customer_note"), told: change)
        case "stay": self.init(Words("customer_stay"), told: change)
        case "group": self.init(Words("customer_group"), told: change)
        case "user": self.init(Words("customer_user"), told: change)
        // Their values are the server's words, not a person's.
        case "language": self.init(untold: Words("customer_field_language"))
        case "rights": self.init(untold: Words("customer_field_rights"))
        case "enabled": self.init(untold: Words("customer_field_enabled"))
        case "own_login": self.init(untold: Words("customer_field_own_login"))
        case "password": self.init(untold: Words("customer_field_password"))
        default: return nil
        }
    }

    private init(_ field: Words, told change: FieldChange) {
        self.init(field: field, before: change.before, after: change.after)
    }

    private init(untold field: Words) { self.init(field: field, before: nil, after: nil) }
}
