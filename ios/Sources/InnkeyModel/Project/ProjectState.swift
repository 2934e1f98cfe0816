import Foundation

/// An opened project.
public struct ProjectState: Sendable, Equatable {
    /// What people call the building.
    public var name: String
    public var stage: Stage
    /// The id of the function that is shown.
    public var function: String?
    /// The id of that function's page that is shown.
    public var page: String?
    /// What failed last, while something can still be seen.
    public var problem: Problem?
    /// Whether the server was not reached.
    public var offline: Bool
    /// Whether the server has something newer.
    public var update: Bool
    /// When the stay begins, if it has not yet.
    public var begins: Begins?

    public init(
        name: String, stage: Stage, function: String?, page: String?, problem: Problem?, offline: Bool, update: Bool,
        begins: Begins?
    ) {
        self.name = name
        self.stage = stage
        self.function = function
        self.page = page
        self.problem = problem
        self.offline = offline
        self.update = update
        self.begins = begins
    }

    var isInside: Bool { if case .inside = stage { true } else { false } }
    var isAtDoor: Bool { if case .door = stage { true } else { false } }
}

/// How far a person has come into the project.
public enum Stage: Sendable, Equatable {
    case opening
    case failed(Problem)
    /// Nobody is signed in: the door is shut.
    ///
    /// - Parameters:
    ///   - cover: the file of the building's picture.
    ///   - why: what ended the sign-in before, if that was just now.
    case door(cover: String?, why: Farewell?)
    case inside([FunctionPart])
}

/// The stay's beginning, by the building's clock and in its time zone.
public struct Begins: Sendable, Equatable {
    public let at: Date
    public let zone: TimeZone
    public let clock: ServerClock

    public init(at: Date, zone: TimeZone, clock: ServerClock) { (self.at, self.zone, self.clock) = (at, zone, clock) }
}

/// What a person keeps seeing over the system's ending of the app.
public struct SavedProject: Sendable, Equatable, Codable {
    /// The id of the function that was chosen last.
    public var function: String?
    /// By function: the id of the page that was chosen last.
    public var pages: [String: String]
    /// Whether the popup for signing in has come by itself.
    public var asked: Bool

    public init(function: String?, pages: [String: String], asked: Bool) {
        (self.function, self.pages, self.asked) = (function, pages, asked)
    }
}
