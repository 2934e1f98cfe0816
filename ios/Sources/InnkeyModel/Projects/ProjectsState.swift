import Foundation

/// The list of projects.
public struct ProjectsState: Sendable, Equatable {
    /// `nil` while they are read for the first time.
    public var cards: [ProjectCard]?
    /// Why they could not be read, or what failed last.
    public var problem: Problem?
    /// Whether the servers are being asked.
    public var refreshing: Bool
    /// Whether none of the servers answered.
    public var offline: Bool
    /// The project that a person is asked about before it is removed.
    public var removing: ProjectCard?

    public init(cards: [ProjectCard]?, problem: Problem?, refreshing: Bool, offline: Bool, removing: ProjectCard?) {
        self.cards = cards
        self.problem = problem
        self.refreshing = refreshing
        self.offline = offline
        self.removing = removing
    }
}

/// A project on this phone.
public struct ProjectCard: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String
    /// The file of the building's picture.
    public let cover: String?
    /// Whether it can be opened.
    public let downloaded: Bool
    /// Whether its server has a newer version.
    public let update: Bool
    public let person: Person

    public init(id: String, name: String, cover: String?, downloaded: Bool, update: Bool, person: Person) {
        self.id = id
        self.name = name
        self.cover = cover
        self.downloaded = downloaded
        self.update = update
        self.person = person
    }

    /// Where a tap on it leads.
    public var route: Route { downloaded ? .project(id) : .download(project: id) }
}

/// Who is signed in on this phone.
public enum Person: Sendable, Hashable {
    case nobody
    case admin(name: String)
    /// - Parameter until: the end of the stay; `nil`: none.
    case guest(name: String, until: Date?, zone: TimeZone)
}
