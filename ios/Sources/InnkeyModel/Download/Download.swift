import Innkey

/// The download of one project from its start to its end, over pauses, breaks of the network and failures.
@MainActor
public final class Download {
    public let project: String
    /// How it stands now.
    public var state: DownloadState { watched.value }

    private let core: @Sendable () async throws -> any DownloadsCore
    private let connection: any Connection
    private let background: any Background
    private let onChange: @MainActor (DownloadState) -> Void

    private let watched = Watched(DownloadState.preparing)
    /// What keeps it from going on; until the network is known it is not known either.
    private let hold = Watched<Phase?>(.preparing)
    private let failure = Watched<Failure?>(nil)
    private var answer: Answer
    private var network: NetworkState?
    /// How often the network has changed.
    private var changes = 0
    private var paused: PausedBy?
    private var end: Phase?
    /// What the transfer told last, while it runs.
    private var running: TransferProgress?
    private var transfer: (any Transferring)?
    private var figures = Figures()
    private(set) var job: Task<Void, Never>?

    /// - Parameters:
    ///   - background: asked to keep the app alive when it begins or goes on.
    ///   - onChange: told how it stands, whenever that changes.
    init(
        project: String, core: @escaping @Sendable () async throws -> any DownloadsCore, connection: any Connection,
        background: any Background, answer: Answer, onChange: @escaping @MainActor (DownloadState) -> Void
    ) {
        self.project = project
        self.core = core
        self.connection = connection
        self.background = background
        self.answer = answer
        self.onChange = onChange
    }

    /// How it stands, and how it comes to stand, for as long as that is read.
    public func states() -> AsyncStream<DownloadState> { watched.watch() }

    /// Begins, once the one before has let go of the project's files.
    func begin(after before: Task<Void, Never>?) {
        publish()
        keepAlive()
        job = Task {
            await before?.value
            let watching = [Task { await self.watchNetwork() }, Task { await self.describe() }]
            await fetchToTheEnd()
            for task in watching { task.cancel() }
        }
    }

    public func pause(by who: PausedBy = .person) {
        guard state.phase.isActive else { return }
        paused = who
        steer()
    }

    /// Goes on after a pause, or tries again after a failure.
    public func goOn() {
        guard end == nil else { return }
        let stood = paused != nil || failure.value != nil
        (paused, failure.value) = (nil, nil)
        steer()
        if stood { keepAlive() }
    }

    /// What a person says to mobile data.
    public func answer(_ answer: Answer) {
        guard end == nil, answer != self.answer else { return }
        self.answer = answer
        steer()
        keepAlive()
    }

    /// Stops it for good; what has arrived counts for the next.
    public func cancel() {
        guard end == nil else { return }
        end = .cancelled
        publish()
        job?.cancel()
    }

    private func keepAlive() { background.keepAlive(project, answer) }

    private func fetchToTheEnd() async {
        while end == nil {
            var before = changes
            do {
                try await hold.wait { $0 == nil }
                before = changes
                try await fetch()
                end = end ?? .done
                publish()
            } catch {
                guard end == nil else { return }
                let isOfTheNetwork = (error as? InnkeyError)?.isOfTheNetwork == true
                // Where the network went away, also if it is back by now, going on by itself is what comes next.
                if isOfTheNetwork, changes != before || network?.online == false { continue }
                await waitUntilAgain(Failure(problem: Problem(error), isOfTheNetwork: isOfTheNetwork))
            }
        }
    }

    private func fetch() async throws {
        let transfer = try await core().download(project).begin()
        self.transfer = transfer
        figures.interrupt()
        defer { (self.transfer, running) = (nil, nil) }
        if hold.value != nil { transfer.pause() }
        try await withTaskCancellationHandler {
            while let progress = try await transfer.next() { tell(progress) }
            // Also after it was cancelled: only then are the project's files free for another.
            try await transfer.finish()
        } onCancel: {
            transfer.cancel()
        }
    }

    /// Until a person tries again, or, if the network was to blame, the phone has another one: the building's own, perhaps.
    private func waitUntilAgain(_ failure: Failure) async {
        self.failure.value = failure
        publish()
        try? await self.failure.wait { $0 == nil }
        steer()
    }

    private func watchNetwork() async {
        for await now in connection.network() {
            let isAnother = network != nil && network != now
            network = now
            changes += 1
            let tries = isAnother && failure.value?.isOfTheNetwork == true
            if tries { failure.value = nil }
            steer()
            if tries { keepAlive() }
        }
    }

    private func tell(_ progress: TransferProgress) {
        running = progress.state == .running ? progress : nil
        figures.tell(
            bytes: Int64(clamping: progress.bytes), total: Int64(clamping: progress.total),
            files: Int(clamping: progress.files))
        steer()
    }

    /// Lets the core stop or go on, as things stand now.
    private func steer() {
        let now = network.map { InnkeyModel.hold(paused: paused, network: $0, left: figures.left, answer: answer) }
        let held = now ?? paused.map(Phase.paused) ?? .preparing
        if held != hold.value {
            if held == nil { transfer?.goOn() } else { transfer?.pause() }
            running = nil
            hold.value = held
        }
        publish()
    }

    private func publish() {
        let phase =
            end ?? failure.value.map { .failed($0.problem) } ?? hold.value ?? (running == nil ? .preparing : .running)
        let told = phase == .running ? running : nil
        var state = state
        state.phase = phase
        (state.bytes, state.total, state.files) = (figures.bytes, figures.total, figures.files)
        state.rate = told?.rate.map { Int64(clamping: $0) }
        state.left = told?.left.map { .seconds($0) }
        show(state)
    }

    private func show(_ state: DownloadState) {
        guard state != watched.value else { return }
        watched.value = state
        onChange(state)
    }

    /// Names what is downloaded. Never fails: the download itself does, with the same words.
    private func describe() async {
        guard let project = try? await core().download(project), let info = try? await project.info() else { return }
        var building = Building(name: info.name, cover: nil, update: info.version != nil, version: nil)
        name(building)
        guard building.update else { return }
        building.cover = try? await project.cover()
        name(building)
        building.version = (try? await project.latest()).map { Int(clamping: $0.version) }
        name(building)
    }

    private func name(_ building: Building) {
        var state = state
        state.building = building
        show(state)
    }

    private struct Failure: Sendable, Equatable {
        let problem: Problem
        let isOfTheNetwork: Bool
    }
}
