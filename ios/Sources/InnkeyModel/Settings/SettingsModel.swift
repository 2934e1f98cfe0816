import Innkey
import Observation

/// What a person can see and change about one project on this phone. Whether it has a PIN, the lock tells.
@MainActor
@Observable
public final class SettingsModel {
    public private(set) var state = SettingsState(
        known: nil, problem: nil, offline: false, refreshing: false, devices: nil, server: nil, storage: nil,
        asking: nil, work: nil, failure: nil)

    private let id: String
    private let project: @Sendable () async throws -> any SettingsCore
    private let phone: @Sendable () async throws -> any PhoneCore
    private let lock: AppLock
    private let measure: @Sendable () async -> Int64
    private let onRemoved: @MainActor () -> Void
    private let onTidied: @MainActor (Int64) -> Void
    @ObservationIgnored private var reading: Task<Void, Never>?
    @ObservationIgnored private var removed = false
    @ObservationIgnored private var failed: (@MainActor () -> Task<Void, Never>?)?

    /// - Parameters:
    ///   - id: the project's.
    ///   - measure: counts the bytes that all projects take.
    ///   - onTidied: how many bytes have become free.
    public init(
        id: String, project: @escaping @Sendable () async throws -> any SettingsCore,
        phone: @escaping @Sendable () async throws -> any PhoneCore, lock: AppLock,
        measure: @escaping @Sendable () async -> Int64, onRemoved: @escaping @MainActor () -> Void,
        onTidied: @escaping @MainActor (Int64) -> Void
    ) {
        self.id = id
        self.project = project
        self.phone = phone
        self.lock = lock
        self.measure = measure
        self.onRemoved = onRemoved
        self.onTidied = onTidied
    }

    /// Each time that the screen is seen.
    public func run() async { await refresh().value }

    /// Reads what is on the phone, then asks the server, unless that goes on already.
    @discardableResult
    public func refresh() -> Task<Void, Never> { reading ?? readAgain() }

    /// Asks a person first; nothing is done yet.
    public func ask(_ what: Ask) { if state.work == nil { state.asking = what } }

    public func leaveIt() { state.asking = nil }

    /// Does what was asked about.
    @discardableResult
    public func confirm() -> Task<Void, Never>? {
        switch state.asking {
        case nil: nil
        case .signOut: work(.account) { try await self.leave { try await $0.signOut() } }
        case .signOutEverywhere: work(.devices) { try await self.leave { try await $0.signOutEverywhere() } }
        case .signOutDevice(let device):
            work(.devices) { try await self.project().signOutDevice(device: device.id) }
        case .remove: work(.remove) { try await self.remove() }
        }
    }

    /// Does once more what failed.
    @discardableResult
    public func again() -> Task<Void, Never>? { failed?() }

    /// Takes away what is left of projects whose stay is over.
    @discardableResult
    public func tidy() -> Task<Void, Never>? {
        work(.storage) {
            let before = await self.measure()
            try await self.phone().tidy()
            let after = await self.measure()
            self.state.storage = after
            self.onTidied(max(0, before - after))
        }
    }

    /// Whoever signs in next is asked for no PIN that was another's.
    private func leave(_ signOut: (any SettingsCore) async throws -> Void) async throws {
        try await signOut(project())
        await lock.turnOff(id)
    }

    private func remove() async throws {
        // What it still asks would find nothing any more.
        reading?.cancel()
        await reading?.value
        try await phone().remove(id: id)
        await lock.forget(id)
        removed = true
        onRemoved()
    }

    /// One thing at a time, so that a second tap does nothing.
    private func work(_ part: SettingsPart, _ action: @escaping @MainActor () async throws -> Void) -> Task<
        Void, Never
    >? {
        guard state.work == nil else { return nil }
        (state.asking, state.work, state.failure) = (nil, part, nil)
        return Task {
            do {
                try await action()
            } catch {
                failed = { [weak self] in self?.work(part, action) }
                state.failure = Failure(part, Problem(error))
            }
            state.work = nil
            if !removed { await readAgain().value }
        }
    }

    private func readAgain() -> Task<Void, Never> {
        let before = reading
        before?.cancel()
        state.refreshing = true
        let task = Task {
            await before?.value
            let answers = Answers()
            if !Task.isCancelled, let project = await answers.of(project) { await read(project, answers) }
            guard !Task.isCancelled else { return }
            (state.refreshing, state.problem, state.offline) = (false, answers.problem, answers.offline)
            reading = nil
        }
        reading = task
        return task
    }

    private func read(_ project: any SettingsCore, _ answers: Answers) async {
        guard let signedIn = await answers.of({ try await self.show(project) }) else { return }
        state.storage = await measure()
        if let latest = await answers.of(project.latest) {
            state.server = ServerVersion(number: latest.version, upToDate: latest.upToDate)
        }
        // Ends a session that is over; who is signed in may be called differently now, or be nobody.
        guard signedIn, !Task.isCancelled else { return }
        let answered = await answers.of(project.account) != nil
        guard await answers.of({ try await self.show(project) }) == true, answered else { return }
        if let devices = await answers.of(project.devices) { state.devices = devices.signedIn }
    }

    /// Shows what the phone knows; says whether somebody is signed in.
    private func show(_ project: any SettingsCore) async throws -> Bool {
        let known = Known(try await project.info())
        state.known = known
        if known.who == nil { state.devices = nil }
        return known.who != nil
    }
}

/// What the core and the server answered in one go: the first error is told, the connection apart.
@MainActor
private final class Answers {
    private(set) var offline = false
    private(set) var problem: Problem?

    func of<Answer: Sendable>(_ question: @Sendable () async throws -> Answer) async -> Answer? {
        do {
            return try await question()
        } catch InnkeyError.NotSignedIn {
            // The screen says so already.
        } catch {
            if (error as? InnkeyError)?.isOfTheNetwork == true {
                offline = true
            } else if !(error is CancellationError) {
                problem = problem ?? Problem(error)
            }
        }
        return nil
    }
}
