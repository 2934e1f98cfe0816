/// Adding a project: the ways to find one, and what was found.
public struct AddState: Sendable, Equatable {
    /// Which of the ways is shown.
    public var way: Way
    public var viewfinder: Viewfinder
    public var photo: PhotoState
    public var link: LinkState
    public var nearby: NearbyState
    public var address: AddressState
    /// What was found, before anything of it is trusted.
    public var found: Found?
    /// Whether another app led here, so that there is nothing to go back to but that app.
    public var handedOver: Bool

    public init(
        way: Way, viewfinder: Viewfinder, photo: PhotoState, link: LinkState, nearby: NearbyState,
        address: AddressState, found: Found?, handedOver: Bool
    ) {
        self.way = way
        self.viewfinder = viewfinder
        self.photo = photo
        self.link = link
        self.nearby = nearby
        self.address = address
        self.found = found
        self.handedOver = handedOver
    }

    /// What is used while the screen is seen, see ``AddModel/seek()``.
    public var seeking: Seeking {
        guard found == nil else { return .nothing }
        switch (way, viewfinder) {
        case (.scan, .live): return .camera
        case (.nearby, _): return .network
        default: return .nothing
        }
    }

    /// Whether going back only lets go of what was found; see ``AddModel/dismiss()``.
    public var backDismisses: Bool { found != nil && !handedOver }
}

/// What a project is sought with.
public enum Seeking: Sendable, Hashable { case camera, network, nothing }

/// A way to a project.
public enum Way: String, Sendable, Hashable, Codable, CaseIterable { case scan, link, nearby }

/// A picture that is being read for a code.
public struct PhotoState: Sendable, Equatable {
    public var reading: Bool
    public var problem: Problem?

    public init(reading: Bool, problem: Problem?) { (self.reading, self.problem) = (reading, problem) }
}

/// A link that is typed or pasted.
public struct LinkState: Sendable, Equatable {
    public var text: String
    public var problem: Problem?

    public init(_ text: String, problem: Problem?) { (self.text, self.problem) = (text, problem) }
}

/// The servers that announce themselves.
public struct NearbyState: Sendable, Equatable {
    public var servers: [NearbyRow]
    /// Whether so much time has passed that none means none.
    public var settled: Bool
    /// Why this phone cannot listen.
    public var failure: NearbyFailure?
    /// The one that is being asked who it is.
    public var asking: String?
    public var problem: Problem?

    public init(servers: [NearbyRow], settled: Bool, failure: NearbyFailure?, asking: String?, problem: Problem?) {
        self.servers = servers
        self.settled = settled
        self.failure = failure
        self.asking = asking
        self.problem = problem
    }
}

/// A server that announces itself.
public struct NearbyRow: Sendable, Hashable, Identifiable {
    /// The fingerprint that it announces.
    public let id: String
    public let name: String
    public let address: String

    public init(id: String, name: String, address: String) { (self.id, self.name, self.address) = (id, name, address) }
}

/// An address that is typed.
public struct AddressState: Sendable, Equatable {
    public var text: String
    public var asking: Bool
    public var problem: Problem?

    public init(_ text: String, asking: Bool, problem: Problem?) {
        (self.text, self.asking, self.problem) = (text, asking, problem)
    }
}
