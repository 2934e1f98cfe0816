import Observation

/// Sets a project's lock up.
@MainActor
@Observable
public final class LockSetupModel {
    public private(set) var state: LockSetupState

    private let project: String
    private let lock: AppLock
    private let clock: PhoneClock
    @ObservationIgnored private var entry = PinEntry()
    @ObservationIgnored private var chosen: String?
    @ObservationIgnored private var turningOff = false

    public init(project: String, lock: AppLock, clock: PhoneClock = .ofPhone) {
        (self.project, self.lock, self.clock) = (project, lock, clock)
        state = LockSetupState(
            stage: lock.isOn(project) ? .on : .off, pad: .empty, biometrics: lock.biometrics(project), problem: nil)
    }

    public func choose() { go(.new) }

    public func change() {
        turningOff = false
        go(.current)
    }

    public func turnOff() {
        turningOff = true
        go(.current)
    }

    public func setBiometrics(_ on: Bool) {
        lock.setBiometrics(project, on)
        state.biometrics = on
    }

    /// Leaves what was begun.
    public func cancel() { go(lock.isOn(project) ? .on : .off) }

    public func type(_ digit: Int) { edit { $0.type(digit) } }

    public func erase() { edit { $0.erase() } }

    @discardableResult
    public func submit() -> Task<Void, Never>? {
        guard !state.pad.busy, entry.complete else { return nil }
        let pin = entry.take()
        switch state.stage {
        case .current: return working { try await self.check(pin) }
        case .new:
            go(.repeat)
            chosen = pin
        case .repeat where pin == chosen: return working { try await self.save(pin) }
        case .repeat: go(.new, .different)
        case .off, .on: break
        }
        return nil
    }

    private func check(_ pin: String) async throws {
        let unlocking = try await lock.unlock(project, pin: pin)
        guard unlocking == .right else {
            state.pad = PadState(after: unlocking, clock.elapsed())
            return
        }
        guard turningOff else { return go(.new) }
        await lock.turnOff(project)
        state.biometrics = false
        go(.off)
    }

    private func save(_ pin: String) async throws {
        try await lock.turnOn(project, pin: pin)
        go(.on)
    }

    private func working(_ work: @escaping @MainActor () async throws -> Void) -> Task<Void, Never> {
        (state.pad, state.problem) = (.looking, nil)
        return Task {
            do { try await work() } catch { (state.pad, state.problem) = (.empty, .keychainFails) }
        }
    }

    private func go(_ stage: SetupStage, _ complaint: PadComplaint? = nil) {
        entry.clear()
        chosen = nil
        (state.stage, state.pad, state.problem) = (stage, .complaining(complaint), nil)
    }

    private func edit(_ change: (inout PinEntry) -> Void) {
        guard !state.pad.busy else { return }
        change(&entry)
        (state.pad.typed, state.pad.complaint, state.problem) = (entry.typed, nil, nil)
    }
}
