import Innkey
import InnkeyHarness

@testable import InnkeyModel

/// A connection that is as a test says.
@MainActor
final class FakeConnection: Connection {
    private let state: Watched<NetworkState>
    var now: NetworkState {
        get { state.value }
        set { state.value = newValue }
    }

    init(_ now: NetworkState = wifi) { state = Watched(now) }

    nonisolated func network() -> AsyncStream<NetworkState> {
        let (stream, continuation) = AsyncStream.makeStream(of: NetworkState.self)
        let telling = Task { @MainActor in
            for await now in state.watch() { continuation.yield(now) }
        }
        continuation.onTermination = { _ in telling.cancel() }
        return stream
    }
}

/// A transfer that does what a test says, and remembers what it was told.
final class FakeTransfer: Transferring {
    private struct State {
        var isPaused = false
        var end: Result<Void, InnkeyError>?
    }

    private let state = Guarded(State())
    private let (progress, teller) = AsyncStream.makeStream(of: TransferProgress.self)
    private let readers = Readers()
    private let lingers: Bool

    /// - Parameter lingers: whether, once cancelled, it ends only when a test says so.
    init(lingers: Bool = false) { self.lingers = lingers }

    var isPaused: Bool { state { $0.isPaused } }
    var isCancelled: Bool {
        state { if case .failure(.Cancelled) = $0.end { true } else { false } }
    }

    func tell(
        _ bytes: UInt64, _ total: UInt64, _ state: TransferState = .running, rate: UInt64? = nil, left: Double? = nil
    ) {
        teller.yield(TransferProgress(state: state, bytes: bytes, total: total, files: 7, rate: rate, left: left))
    }

    func done() { end(.success(())) }

    func fail(_ error: InnkeyError) { end(.failure(error)) }

    private func end(_ result: Result<Void, InnkeyError>) {
        state { $0.end = $0.end ?? result }
        teller.finish()
    }

    func next() async throws -> TransferProgress? { await readers.next(of: progress) }
    func finish() async throws {
        while state({ $0.end == nil }) { await Task.yield() }
        try state { $0.end }?.get()
    }
    func pause() { state { $0.isPaused = true } }
    func goOn() { state { $0.isPaused = false } }
    func cancel() { if !lingers { letGo() } }
    func letGo() { fail(.Cancelled(next: .nothing, detail: "")) }

    /// Keeps the place up to which progress was read.
    private actor Readers {
        private var iterator: AsyncStream<TransferProgress>.AsyncIterator?

        func next(of stream: AsyncStream<TransferProgress>) async -> TransferProgress? {
            var iterator = self.iterator ?? stream.makeAsyncIterator()
            let next = await iterator.next(isolation: self)
            self.iterator = iterator
            return next
        }
    }
}

/// A project whose transfers a test holds in its hand: the last is the present one.
@MainActor
final class FakeDownload: DownloadCore {
    private let version: UInt64?
    private let lingers: Bool
    private let begun = Guarded<[FakeTransfer]>([])

    nonisolated var transfers: [FakeTransfer] { begun { $0 } }

    init(version: UInt64? = nil, lingers: Bool = false) { (self.version, self.lingers) = (version, lingers) }

    func info() async throws -> ProjectInfo {
        ProjectInfo(
            id: "casa", project: "p", name: "Casa Limone", addresses: [], version: version, otp: true, account: nil,
            timeZone: nil)
    }

    func cover() async throws -> String? { throw InnkeyError.Damaged(next: .download, detail: "") }

    func latest() async throws -> Latest { Latest(version: (version ?? 0) + 1, upToDate: false, otp: true) }

    nonisolated func begin() throws -> any Transferring {
        let transfer = FakeTransfer(lingers: lingers)
        begun { $0.append(transfer) }
        return transfer
    }
}

/// The projects on a phone.
struct FakeShelf: DownloadsCore {
    let projects: [String: FakeDownload]

    func download(_ project: String) async throws -> any DownloadCore {
        guard let found = projects[project] else { throw InnkeyError.NoSuchProject(next: .addAgain, detail: "") }
        return found
    }
}

/// Remembers what was to be kept alive.
@MainActor
final class FakeBackground: Background {
    private(set) var kept: [(project: String, answer: Answer)] = []

    func keep(_ downloads: Downloads) {}

    func keepAlive(_ project: String, _ answer: Answer) { kept.append((project, answer)) }
}
