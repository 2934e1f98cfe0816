import Observation

/// What came of a try to unlock.
public enum Unlocking: Sendable, Equatable {
    case right
    /// - Parameter free: how many more tries there are before one has to wait.
    case wrong(free: Int)
    /// How long until the next try; this one was not looked at, or was wrong.
    case wait(Duration)
    /// The keychain has lost the PIN, so that none fits any more.
    case lost
}

/// A PIN before a project, for a phone that goes from hand to hand. Each project has its own, on or off.
///
/// Locked when the app starts, and when it was away for a minute. It guards what is seen, not the files: those are the
/// phone's to guard.
@MainActor
@Observable
public final class AppLock {
    private struct State {
        var on: Bool
        var locked: Bool
        var biometrics: Bool
    }

    private var states: [String: State] = [:]
    @ObservationIgnored private var trying: Task<Unlocking, any Error>?
    @ObservationIgnored private var left: Moment?
    private let store: LockStore
    private let now: @Sendable () -> Moment

    /// - Parameter now: the phone's moment, which no change of its date moves.
    public init(_ store: LockStore, now: @escaping @Sendable () -> Moment) { (self.store, self.now) = (store, now) }

    /// Whether the project has a PIN.
    public func isOn(_ project: String) -> Bool { state(project).on }

    /// Whether the PIN must be entered before the project is shown.
    public func isLocked(_ project: String) -> Bool { state(project).locked }

    /// Whether a finger or face may take the place of the PIN.
    public func biometrics(_ project: String) -> Bool { state(project).biometrics }

    public func setBiometrics(_ project: String, _ on: Bool) {
        store.setBiometrics(project, on)
        change(project) { $0.biometrics = on }
    }

    /// Sets the PIN, or another one. The project stays open.
    public func turnOn(_ project: String, pin: String) async throws {
        // As it was before: a state that is first made of what is stored now would be locked.
        change(project) { _ in }
        try await store.turnOn(project, pin)
        change(project) { $0.on = true }
    }

    public func turnOff(_ project: String) async {
        await store.clear(project)
        states[project] = State(on: false, locked: false, biometrics: false)
    }

    /// As ``turnOff(_:)`` for a project that is gone.
    public func forget(_ project: String) async {
        await store.clear(project)
        states[project] = nil
    }

    /// How long until a try is allowed.
    public func wait(_ project: String) async throws -> Duration { try await store.wait(project, now()) }

    /// One try at a time.
    public func unlock(_ project: String, pin: String) async throws -> Unlocking {
        let task = Task { [store, now, trying] in
            _ = await trying?.result
            return try await store.tryOnce(project, pin, now: now)
        }
        trying = task
        let unlocking = try await task.value
        if unlocking == .right { open(project) }
        return unlocking
    }

    /// The phone has recognised its owner.
    public func open(_ project: String) { change(project) { $0.locked = false } }

    /// The app goes into the background.
    public func leave() { left = now() }

    /// The app is seen again.
    public func comeBack() {
        guard let left else { return }
        self.left = nil
        let now = now()
        guard now.boot != left.boot || now.elapsed - left.elapsed >= Self.away else { return }
        for project in states.keys { change(project) { $0.locked = $0.on } }
    }

    private func state(_ project: String) -> State {
        if let state = states[project] { return state }
        let on = store.isOn(project)
        return State(on: on, locked: on, biometrics: store.biometrics(project))
    }

    private func change(_ project: String, _ change: (inout State) -> Void) {
        var state = state(project)
        change(&state)
        states[project] = state
    }

    private static let away = 60.0
}
