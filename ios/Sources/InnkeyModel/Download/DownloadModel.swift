import Observation

/// Looks at the download of a project, which goes on without it; begins it if there is none, as after the end of the app.
@MainActor
@Observable
public final class DownloadModel {
    public private(set) var state: DownloadState

    private let project: String
    private let downloads: Downloads
    private let onDone: @MainActor () -> Void
    private let onCancelled: @MainActor () -> Void
    private let onStep: @MainActor (Step) -> Void

    /// The one that was looked at first; it stays that when it is over.
    @ObservationIgnored private var seen: Download?
    /// A person has gone to where something helps.
    @ObservationIgnored private var away = false

    /// - Parameters:
    ///   - onDone: the project is on this phone.
    ///   - onCancelled: a person does not want it.
    ///   - onStep: leads to what helps after a failure.
    public init(
        project: String, downloads: Downloads, onDone: @escaping @MainActor () -> Void,
        onCancelled: @escaping @MainActor () -> Void, onStep: @escaping @MainActor (Step) -> Void
    ) {
        self.project = project
        self.downloads = downloads
        self.onDone = onDone
        self.onCancelled = onCancelled
        self.onStep = onStep
        state = downloads.all[project]?.state ?? .preparing
    }

    /// As long as the screen is seen.
    public func run() async {
        let download = seen ?? downloads.start(project)
        seen = download
        seenAgain()
        for await state in download.states() {
            self.state = state
            lead()
        }
    }

    /// The screen is seen again, also from below a popup or after another app: whoever comes back from what helps has
    /// mended it, one hopes.
    public func seenAgain() {
        if away, case .failed = state.phase { download?.goOn() }
        away = false
        lead()
    }

    public func pause() { download?.pause() }

    public func goOn() { download?.goOn() }

    public func cancel() { download?.cancel() }

    public func useMobileData() { download?.answer(.now) }

    public func waitForWifi() { download?.answer(.waitForWifi) }

    /// A person goes to where something helps.
    public func step(_ step: Step) {
        away = true
        onStep(step)
    }

    private var download: Download? { seen ?? downloads.all[project] }

    /// Only who is seen leads on.
    private func lead() {
        switch state.phase {
        case .done: onDone()
        case .cancelled: onCancelled()
        default: break
        }
    }
}
