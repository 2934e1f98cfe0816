/// A building that was found. Nothing of it is on this phone yet.
public struct Found: Sendable, Equatable {
    /// What can be added; a link names one.
    public let projects: [FoundProject]
    /// The one that will be.
    public var chosen: String?
    public let addresses: [String]
    public var trust: FoundTrust
    /// Whether it can be downloaded before anybody signs in.
    public let download: Bool
    /// Whether a one-time code came with it.
    public let code: Bool
    public var adding: Bool
    public var problem: Problem?

    public init(
        projects: [FoundProject], chosen: String?, addresses: [String], trust: FoundTrust, download: Bool, code: Bool,
        adding: Bool, problem: Problem?
    ) {
        self.projects = projects
        self.chosen = chosen
        self.addresses = addresses
        self.trust = trust
        self.download = download
        self.code = code
        self.adding = adding
        self.problem = problem
    }

    /// Whether a person has decided all that only a person can.
    public var ready: Bool {
        if case .firstUse(_, compared: false) = trust { false } else { chosen != nil }
    }
}

/// A project of a server by name.
public struct FoundProject: Sendable, Hashable, Identifiable {
    public let id: String
    public let name: String

    public init(id: String, name: String) { (self.id, self.name) = (id, name) }
}

/// What vouches for the server.
public enum FoundTrust: Sendable, Hashable {
    /// The link names its key.
    case link
    /// A public authority.
    case publicly
    /// Nothing but a person who compares the fingerprint, which is in groups of four; `compared` says that it is the same.
    case firstUse(fingerprint: [String], compared: Bool)
}
