/// A value that several may watch at a time; each sees the newest one, though not every one before it.
@MainActor
final class Watched<Value: Sendable & Equatable> {
    var value: Value {
        didSet {
            guard value != oldValue else { return }
            for watcher in watchers.values { watcher.yield(value) }
        }
    }

    private var watchers: [Int: AsyncStream<Value>.Continuation] = [:]
    private var last = 0

    init(_ value: Value) { self.value = value }

    /// What it is, and what it becomes, for as long as that is read.
    func watch() -> AsyncStream<Value> {
        let (stream, watcher) = AsyncStream.makeStream(of: Value.self, bufferingPolicy: .bufferingNewest(1))
        last += 1
        let id = last
        watchers[id] = watcher
        watcher.onTermination = { _ in Task { @MainActor [weak self] in self?.watchers[id] = nil } }
        watcher.yield(value)
        return stream
    }

    /// Waits until it is as wanted; fails when the task is cancelled.
    func wait(until wanted: (Value) -> Bool) async throws {
        for await _ in watch() where wanted(value) { return }
        throw CancellationError()
    }
}
