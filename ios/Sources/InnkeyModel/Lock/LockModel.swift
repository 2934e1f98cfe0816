import Innkey
import Observation

/// What the screen before a locked project needs of the core.
public protocol LockCore: Sendable {
    func name(of project: String) async throws -> String
    func remove(id: String) async throws
}

extension InnkeyEngine: LockCore {
    public func name(of project: String) async throws -> String { try await self.project(id: project).info().name }
}

/// Asks for a project's PIN.
@MainActor
@Observable
public final class LockModel {
    public private(set) var state: LockState

    private let id: String
    private let core: @Sendable () async throws -> any LockCore
    private let lock: AppLock
    private let sensor: any Biometrics
    private let clock: PhoneClock
    private let onForgotten: @MainActor () -> Void
    @ObservationIgnored private var entry = PinEntry()
    @ObservationIgnored private var asked = false

    /// - Parameters:
    ///   - id: the project's.
    ///   - core: the core, as soon as it is open.
    ///   - onForgotten: the project was removed.
    public init(
        id: String, core: @escaping @Sendable () async throws -> any LockCore, lock: AppLock,
        sensor: any Biometrics, clock: PhoneClock = .ofPhone, onForgotten: @escaping @MainActor () -> Void
    ) {
        self.id = id
        self.core = core
        self.lock = lock
        self.sensor = sensor
        self.clock = clock
        self.onForgotten = onForgotten
        state = LockState(
            name: nil, pad: .empty, biometrics: lock.biometrics(id) ? sensor.kind : nil, forgetting: false,
            removing: false, problem: nil)
    }

    /// As long as the screen is seen.
    public func run() async {
        await attempt {
            let wait = try await lock.wait(id)
            if wait > .zero, !state.pad.busy { state.pad = PadState(after: .wait(wait), clock.elapsed()) }
        }
        await attempt { state.name = try await core().name(of: id) }
    }

    public func type(_ digit: Int) { edit { $0.type(digit) } }

    public func erase() { edit { $0.erase() } }

    @discardableResult
    public func submit() -> Task<Void, Never>? {
        guard !state.pad.busy, entry.complete else { return nil }
        let pin = entry.take()
        (state.pad, state.problem) = (.looking, nil)
        return Task {
            do {
                let unlocking = try await lock.unlock(id, pin: pin)
                state.pad = PadState(after: unlocking, clock.elapsed())
            } catch {
                (state.pad, state.problem) = (.empty, .keychainFails)
            }
        }
    }

    /// The phone is asked for its owner's finger or face.
    @discardableResult
    public func recognise() -> Task<Void, Never>? {
        guard state.biometrics != nil else { return nil }
        return Task {
            let title = Words("lock_biometric_title")
            if await sensor.recognise(title, instead: Words("lock_use_pin")) { lock.open(id) }
        }
    }

    /// The screen is seen and can be touched: the phone is asked by itself, but once. Its question covers the screen,
    /// so whoever prefers the PIN would be asked for ever.
    @discardableResult
    public func seen() -> Task<Void, Never>? {
        guard !asked else { return nil }
        asked = true
        return recognise()
    }

    /// The app goes into the background.
    public func left() { asked = false }

    /// Asks whether to remove the project, as the PIN is forgotten.
    public func askToForget() { state.forgetting = true }

    public func keep() { state.forgetting = false }

    /// Signs out and removes the project, the only way past a forgotten PIN.
    @discardableResult
    public func forget() -> Task<Void, Never>? {
        guard !state.removing else { return nil }
        (state.forgetting, state.removing, state.problem) = (false, true, nil)
        return Task {
            await attempt {
                try await core().remove(id: id)
                onForgotten()
                await lock.forget(id)
            }
            state.removing = false
        }
    }

    private func edit(_ change: (inout PinEntry) -> Void) {
        guard !state.pad.busy else { return }
        change(&entry)
        (state.pad.typed, state.pad.complaint, state.problem) = (entry.typed, nil, nil)
    }

    private func attempt(_ work: () async throws -> Void) async {
        do {
            try await work()
        } catch is SecretStoreError {
            state.problem = .keychainFails
        } catch {
            let problem = Problem(error)
            // No button here could do anything about it.
            state.problem = Problem(problem.what, next: problem.next, wait: problem.wait)
        }
    }
}
