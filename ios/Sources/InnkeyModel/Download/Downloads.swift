/// All downloads of this app, at most one of a project. They go on, whoever looks.
@MainActor
public final class Downloads {
    /// By project, with those that have come to their end.
    public private(set) var all: [String: Download] = [:]

    private let core: @Sendable () async throws -> any DownloadsCore
    private let connection: any Connection
    private let background: any Background
    private let watched = Watched<[String: DownloadState]>([:])

    /// - Parameter core: the core, as soon as it is open.
    public init(
        core: @escaping @Sendable () async throws -> any DownloadsCore, connection: any Connection,
        background: any Background
    ) {
        self.core = core
        self.connection = connection
        self.background = background
        background.keep(self)
    }

    /// By project, how each download stands and comes to stand, for as long as that is read.
    public func states() -> AsyncStream<[String: DownloadState]> { watched.watch() }

    /// The download of a project: the one that is there, else a new one, which begins. One that has failed tries again,
    /// one that the system paused goes on.
    @discardableResult
    public func start(_ project: String, answer: Answer = .none) -> Download {
        let present = all[project]
        if let present, !present.state.phase.isOver {
            if answer != .none { present.answer(answer) }
            switch present.state.phase {
            case .failed, .paused(by: .system): present.goOn()
            default: break
            }
            return present
        }
        let download = Download(
            project: project, core: core, connection: connection, background: background, answer: answer,
            onChange: { [watched] in watched.value[project] = $0 })
        all[project] = download
        watched.value[project] = download.state
        download.begin(after: present?.job)
        return download
    }

    /// The system lets nothing run in the background any longer.
    public func pauseAll() {
        for download in all.values { download.pause(by: .system) }
    }
}
