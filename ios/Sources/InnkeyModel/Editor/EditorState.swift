import Foundation
import Innkey

/// The editor of a customer.
public struct EditorState: Sendable, Equatable {
    /// Whether the customer is not saved yet.
    public var isNew: Bool
    /// `nil` while it is read for the first time.
    public var form: EditorForm?
    public var password: TypedPassword
    /// What is known of the building; `nil` until then.
    public var building: EditorBuilding?
    /// Whether there is something that is not saved.
    public var changed: Bool
    /// What is to be mended, by field.
    public var hints: [EditorField: Words]
    /// What the guest will see; `nil` if the project is not on this phone.
    public var preview: [FunctionItem]?
    public var loading: Bool
    public var saving: Bool
    /// Why something could not be read.
    public var problem: Problem?
    /// Why it could not be saved.
    public var refusal: Problem?
    /// Somebody else's changes that the host decides about.
    public var clash: Clash?
    /// Whether the host is asked about leaving without saving.
    public var leaving: Bool

    /// The group that is chosen, if it exists.
    public var group: GroupItem? {
        form?.group.flatMap { id in building?.groups?.first { $0.id == id } }
    }

    static func nothingRead(isNew: Bool) -> EditorState {
        EditorState(
            isNew: isNew, form: nil, password: TypedPassword(""), building: nil, changed: false, hints: [:],
            preview: nil, loading: false, saving: false, problem: nil, refusal: nil, clash: nil, leaving: false)
    }
}

/// A password that is being typed: never printed, never kept.
public struct TypedPassword: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    public let text: String

    public init(_ text: String) { self.text = text }

    public var description: String { "…" }
    public var debugDescription: String { "…" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What the choices are made from.
public struct EditorBuilding: Sendable, Equatable {
    public var name: String
    public var zone: TimeZone
    /// Whether this phone's clock is of another time zone.
    public var foreign: Bool
    /// Whether the project uses one-time codes.
    public var otp: Bool
    /// `nil` until the server has told them.
    public var groups: [GroupItem]?
    /// The whole project; `nil` if it is not on this phone.
    public var functions: [FunctionItem]?
}

/// A group that a customer may be in.
public struct GroupItem: Sendable, Equatable, Identifiable {
    public let id: String
    public let name: String
    /// Whether the project itself may keep single objects from it.
    public let fromProject: Bool
    /// What its customers see; `nil`: everything.
    public let ids: Set<String>?
    public let arrival: ClockTime
    public let departure: ClockTime
    public let customers: Int
}

/// A function, with its pages.
public struct FunctionItem: Sendable, Equatable, Identifiable {
    public let id: String
    public let name: String
    public let icon: FunctionIcon
    public let pages: [PageItem]
}

/// A page, with the names of the objects on it.
public struct PageItem: Sendable, Equatable, Identifiable {
    public let id: String
    public let name: String
    public let objects: [String]
}

/// Fields that somebody else has changed meanwhile to something else than the host.
public struct Clash: Sendable, Equatable {
    public let fields: [EditorField]
    public let mine: EditorForm
    public let theirs: EditorForm
}
