import Foundation

/// How fast bytes arrive, calmly: the rate of each moment counts the less the longer ago it was, so that neither a burst
/// nor a stall makes the figure jump.
struct Meter {
    private var at = Duration.zero
    private var bytes: Int64?
    private var sum = 0.0
    private var weight = 0.0

    /// Bytes per second; `nil` until two readings were taken.
    var rate: Int64? { weight == 0 ? nil : Int64((sum / weight).rounded()) }

    /// Takes a reading: so many bytes in `total` have arrived `now`.
    mutating func read(_ total: Int64, now: Duration) {
        if let before = bytes, now > at {
            let seconds = (now - at) / .seconds(1)
            let fading = exp(-seconds / Self.memory)
            sum = sum * fading + Double(total - before) / seconds * (1 - fading)
            weight = weight * fading + (1 - fading)
        }
        (at, bytes) = (now, total)
    }

    /// How long `rest` bytes will take at this rate; `nil` while nothing arrives.
    func left(_ rest: Int64) -> Duration? {
        guard let rate, rate > 0 else { return nil }
        return .seconds((rest + rate - 1) / rate)
    }

    /// Forgets what was measured before a break.
    mutating func reset() { self = Meter() }

    /// Seconds.
    private static let memory = 6.0
}
