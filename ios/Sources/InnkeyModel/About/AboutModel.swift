import Innkey
import Observation

/// What the screen needs of the core.
public protocol AboutCore: Sendable {
    func tidy() async throws
}

extension InnkeyEngine: AboutCore {}

/// Versions, and how much the app keeps on this phone.
@MainActor
@Observable
public final class AboutModel {
    public private(set) var state: AboutState

    private let core: @Sendable () async throws -> any AboutCore
    private let storage: Storage
    private let coreVersion: @MainActor () -> String

    /// - Parameters:
    ///   - core: the core, as soon as it is open.
    ///   - app: the app's version.
    public init(
        core: @escaping @Sendable () async throws -> any AboutCore, storage: Storage, app: String,
        coreVersion: @escaping @MainActor () -> String = innkeyVersion
    ) {
        self.core = core
        self.storage = storage
        self.coreVersion = coreVersion
        state = AboutState(app: app, core: nil, bytes: nil, tidying: nil, problem: nil)
    }

    /// Each time that the screen is seen.
    public func run() async { await load().value }

    @discardableResult
    public func load() -> Task<Void, Never> {
        Task {
            await attempt {
                _ = try await core()
                (state.core, state.problem) = (coreVersion(), nil)
            }
            _ = await count()
        }
    }

    /// Takes away what is on this phone of projects whose stay is over.
    @discardableResult
    public func tidy() -> Task<Void, Never>? {
        guard state.tidying != .running else { return nil }
        (state.tidying, state.problem) = (.running, nil)
        return Task {
            var result: Tidying?
            await attempt {
                let before = await storage.bytes()
                try await core().tidy()
                result = .done(freed: max(0, before - (await count())))
            }
            state.tidying = result
        }
    }

    private func count() async -> Int64 {
        let bytes = await storage.bytes()
        state.bytes = bytes
        return bytes
    }

    private func attempt(_ work: () async throws -> Void) async {
        do { try await work() } catch { state.problem = Problem(error) }
    }
}
