/// The phone's time: how long it is since some moment, and how one waits. Tests put one in its place that they turn
/// themselves.
public struct PhoneClock: Sendable {
    /// Time since a moment that stays the same as long as the app runs; goes on while the phone sleeps.
    public let elapsed: @MainActor () -> Duration
    /// Waits; throws when the task is cancelled.
    public let sleep: @MainActor (Duration) async throws -> Void

    public init(
        elapsed: @escaping @MainActor () -> Duration, sleep: @escaping @MainActor (Duration) async throws -> Void
    ) {
        (self.elapsed, self.sleep) = (elapsed, sleep)
    }

    /// The real one.
    public static let ofPhone = PhoneClock(
        elapsed: { start.duration(to: .now) },
        sleep: { try await Task.sleep(for: $0, clock: .continuous) })

    private static let start = ContinuousClock.now
}
