import Innkey

/// What a download needs of the core.
public protocol DownloadsCore: Sendable {
    /// Fails if the project is not on this phone.
    func download(_ project: String) async throws -> any DownloadCore
}

/// What a download needs of its project.
public protocol DownloadCore: Sendable {
    func info() async throws -> ProjectInfo
    /// The file of the building's picture; fails if what is on this phone is damaged.
    func cover() async throws -> String?
    func latest() async throws -> Latest
    /// Begins to bring the server's version onto this phone.
    func begin() throws -> any Transferring
}

/// A transfer: what Innkey's own can do, for tests to put another in its place.
public protocol Transferring: Sendable {
    /// How far it is, until its end.
    func next() async throws -> TransferProgress?
    /// Waits for its end.
    func finish() async throws
    func pause()
    func goOn()
    func cancel()
}

extension InnkeyEngine: DownloadsCore {
    public func download(_ project: String) async throws -> any DownloadCore { try await self.project(id: project) }
}

extension Project: DownloadCore {
    public func cover() async throws -> String? { try await open(language: nil).cover }

    public func begin() throws -> any Transferring { try transfer() }
}

extension Transfer: Transferring {
    public func finish() async throws { _ = try await finished() }
}
