/// How a project's download stands: what its screen and its notification show.
public struct DownloadState: Sendable, Equatable {
    public var phase: Phase
    /// `nil` until it was read.
    public var building: Building?
    /// That have arrived, also before an interruption.
    public var bytes: Int64
    /// In all; `nil` until the server has said it.
    public var total: Int64?
    /// That are fetched; `nil` until the server has said it.
    public var files: Int?
    /// Bytes per second, smoothed; `nil` while nothing is measured.
    public var rate: Int64?
    /// How long it will take; `nil` while nobody can say.
    public var left: Duration?

    public init(
        phase: Phase, building: Building?, bytes: Int64, total: Int64?, files: Int?, rate: Int64?, left: Duration?
    ) {
        self.phase = phase
        self.building = building
        self.bytes = bytes
        self.total = total
        self.files = files
        self.rate = rate
        self.left = left
    }

    /// The part that has arrived, from 0 to 1; `nil` until that can be said.
    public var part: Double? {
        guard let total, total > 0 else { return nil }
        return min(max(Double(bytes) / Double(total), 0), 1)
    }

    /// Before anything is known.
    static let preparing = DownloadState(
        phase: .preparing, building: nil, bytes: 0, total: nil, files: nil, rate: nil, left: nil)
}

/// What is downloaded.
public struct Building: Sendable, Hashable {
    public let name: String
    /// The file of the building's picture, if a version is on this phone already.
    public var cover: String?
    /// Whether a version is on this phone already.
    public let update: Bool
    /// The server's, when it has said so.
    public var version: Int?

    public init(name: String, cover: String?, update: Bool, version: Int?) {
        (self.name, self.cover, self.update, self.version) = (name, cover, update, version)
    }
}

/// What a download does, or what it waits for.
public enum Phase: Sendable, Hashable {
    /// Finds out what must be fetched.
    case preparing
    case running
    /// Asks whether mobile data may be used for so much.
    case asking
    /// Goes on by itself on a network that costs nothing.
    case waitingForWifi
    /// Goes on by itself when there is a network.
    case offline
    case paused(by: PausedBy)
    case failed(Problem)
    case done
    case cancelled

    /// Whether something happens, or will by itself: then it also goes on in the background.
    public var isActive: Bool {
        switch self {
        case .preparing, .running, .asking, .waitingForWifi, .offline: true
        case .paused, .failed, .done, .cancelled: false
        }
    }

    /// Whether nothing will happen any more.
    public var isOver: Bool { self == .done || self == .cancelled }
}

/// Who paused a download.
public enum PausedBy: Sendable, Hashable {
    case person
    /// iOS lets no download run in the background for long.
    case system
}
