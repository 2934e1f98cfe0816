import InnkeyHarness
import Testing

@testable import InnkeyModel

/// Downloads, with all around them in a test's hand.
@MainActor
final class DownloadBench {
    let casa: FakeDownload
    let other = FakeDownload()
    let connection: FakeConnection
    let background = FakeBackground()
    let downloads: Downloads

    /// - Parameters:
    ///   - lingers: whether transfers of *casa*, once cancelled, end only when a test says so.
    ///   - gate: the core opens behind it.
    init(
        _ network: NetworkState = wifi, version: UInt64? = nil, lingers: Bool = false, gate: Gate? = nil,
        background: (any Background)? = nil
    ) {
        casa = FakeDownload(version: version, lingers: lingers)
        connection = FakeConnection(network)
        let shelf = FakeShelf(projects: ["casa": casa, "other": other])
        downloads = Downloads(
            core: {
                await gate?.pass()
                return shelf
            },
            connection: connection, background: background ?? self.background)
    }

    /// The present transfer of *casa*, once there are so many.
    @discardableResult
    func transfer(_ count: Int = 1) async throws -> FakeTransfer {
        try await eventually("it is not fetched") { casa.transfers.count == count }
        return casa.transfers[count - 1]
    }

    /// A download of *casa* that fetches.
    func begun() async throws -> (Download, FakeTransfer) {
        let download = downloads.start("casa")
        return (download, try await transfer())
    }
}

extension Download {
    @MainActor
    func comes(to phase: Phase) async throws {
        try await eventually("it is \(state.phase), not \(phase)") { self.state.phase == phase }
    }

    /// Why it failed, once it has.
    @MainActor
    func fails() async throws -> Problem {
        var problem: Problem?
        try await eventually("it does not fail") {
            if case .failed(let why) = self.state.phase { problem = why }
            return problem != nil
        }
        return try #require(problem)
    }
}
