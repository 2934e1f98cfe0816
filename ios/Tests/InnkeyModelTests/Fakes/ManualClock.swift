import InnkeyHarness
import InnkeyModel

/// The phone's time, turned by a test.
@MainActor
final class ManualClock {
    private(set) var elapsed: Duration
    private var sleepers: [Int: Sleeper] = [:]
    private var last = 0

    init(_ elapsed: Duration = .zero) { self.elapsed = elapsed }

    /// As models know it.
    var phone: PhoneClock { PhoneClock(elapsed: { self.elapsed }, sleep: { try await self.sleep($0) }) }

    /// Turns it, once somebody waits for it if `awaited`; wakes whose time has come.
    func advance(by time: Duration, awaited: Bool = true) async throws {
        if awaited { try await eventually("nobody waits") { !self.sleepers.isEmpty } }
        elapsed += time
        for (id, sleeper) in sleepers where sleeper.until <= elapsed {
            sleepers[id] = nil
            sleeper.waiting.resume()
        }
    }

    private func sleep(_ time: Duration) async throws {
        last += 1
        let id = last
        try await withTaskCancellationHandler {
            try Task.checkCancellation()
            try await withCheckedThrowingContinuation { waiting in
                sleepers[id] = Sleeper(until: elapsed + time, waiting: waiting)
            }
        } onCancel: {
            Task { await self.cancel(id) }
        }
    }

    private func cancel(_ id: Int) { sleepers.removeValue(forKey: id)?.waiting.resume(throwing: CancellationError()) }

    private struct Sleeper {
        let until: Duration
        let waiting: CheckedContinuation<Void, any Error>
    }
}
