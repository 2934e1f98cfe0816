import Innkey

/// The servers that announce themselves in the phone's network. Nothing that they say is proven.
public protocol Nearby: Sendable {
    /// All that is heard of, again at each change, for as long as it is read. Fails with ``NearbyFailure``.
    func servers() -> AsyncThrowingStream<[NearbyServer], any Error>
}

/// Why this phone cannot listen to its network.
public enum NearbyFailure: Error, Hashable {
    /// A person has not allowed it.
    case notAllowed
    case broken
}
