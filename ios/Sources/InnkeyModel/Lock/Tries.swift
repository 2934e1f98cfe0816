/// A moment that no change of the phone's date can move.
public struct Moment: Sendable, Equatable, Codable {
    /// Which start of the phone it was.
    public let boot: String
    /// Seconds since then.
    public let elapsed: Double

    public init(boot: String, elapsed: Double) { (self.boot, self.elapsed) = (boot, elapsed) }
}

/// The wrong tries since the last right one.
struct Tries: Sendable, Equatable, Codable {
    let wrong: Int
    /// When the last of them was.
    let last: Moment

    /// How long until the next try is allowed; starting the phone anew begins the wait anew.
    func wait(_ now: Moment) -> Duration {
        let waited = now.boot == last.boot ? now.elapsed - last.elapsed : now.elapsed
        return max(.zero, .seconds(pause - waited))
    }

    /// How many more tries are free of waiting.
    var free: Int { max(0, Self.free - wrong) }

    /// Nothing for the first tries, then half a minute, doubled each time up to an hour.
    private var pause: Double {
        wrong < Self.free ? 0 : min(Double(30 << min(wrong - Self.free, Self.doublings)), 3600)
    }

    private static let free = 5
    private static let doublings = 7
}
