/// The pictures on this phone that a person chooses.
public protocol Pictures: Sendable {
    /// A picture's brightness, whichever way up it lies; `nil` if it cannot be read. Off the caller's actor.
    func read(_ address: String) async -> Frame?
}
