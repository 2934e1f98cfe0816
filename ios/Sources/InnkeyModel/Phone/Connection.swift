/// How the phone is connected.
public struct NetworkState: Sendable, Hashable {
    /// Whether there is any network; a building's may well have no way to the internet.
    public let online: Bool
    /// Whether its bytes may cost something, as mobile data does.
    public let metered: Bool

    public init(online: Bool, metered: Bool) { (self.online, self.metered) = (online, metered) }
}

/// The phone's connection, watched.
public protocol Connection: Sendable {
    /// How it is now, and again at each change, for as long as it is read.
    func network() -> AsyncStream<NetworkState>
}
