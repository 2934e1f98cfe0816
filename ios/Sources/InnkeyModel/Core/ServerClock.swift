import Foundation

/// The building's clock, as an answer told it: a phone whose clock is wrong, or is set meanwhile, still counts down right.
public struct ServerClock: Sendable, Hashable {
    /// What the server's clock said.
    public let at: Date
    /// The phone's time when it said so, see ``PhoneClock``.
    public let elapsed: Duration

    public init(at: Date, elapsed: Duration) { (self.at, self.elapsed) = (at, elapsed) }

    /// The server's time when the phone's is `now`.
    public func time(_ now: Duration) -> Date { at.addingTimeInterval((now - elapsed) / .seconds(1)) }
}

/// Something that ends at a time of the building's clock.
public struct Countdown: Sendable, Hashable {
    /// When.
    public let end: Date
    public let clock: ServerClock

    public init(end: Date, clock: ServerClock) { (self.end, self.clock) = (end, clock) }

    /// What is left when the phone's time is `now`; never negative.
    public func left(_ now: Duration) -> Duration { max(.zero, .seconds(end.timeIntervalSince(clock.time(now)))) }

    /// What is left, in words that change each second.
    public func leftInWords(_ now: Duration) -> Words { Words("countdown_left", .text(countdown(left(now)))) }
}
