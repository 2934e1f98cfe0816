import Innkey

/// Innkey's core on this phone: opened once, when a screen first needs it.
public actor Core {
    private let opening: @Sendable () async throws -> InnkeyEngine
    private var opened: Task<InnkeyEngine, any Error>?

    public init(open: @escaping @Sendable () async throws -> InnkeyEngine) { opening = open }

    /// - Parameter folder: where the core keeps its own.
    public init(folder: String, secrets: any SecretStore) {
        self.init { try await InnkeyEngine.open(folder: folder, secrets: secrets) }
    }

    /// Whoever asks while it is being opened waits for the same one. After a failure the next one tries again.
    public func engine() async throws -> InnkeyEngine {
        let task = opened ?? Task { [opening] in try await opening() }
        opened = task
        do {
            return try await task.value
        } catch {
            if opened == task { opened = nil }
            throw error
        }
    }

    /// A project on this phone.
    public func project(_ id: String) async throws -> Project { try await engine().project(id: id) }

    /// Ends everything that runs.
    public func shutDown() async { try? await opened?.value.shutDown() }
}
