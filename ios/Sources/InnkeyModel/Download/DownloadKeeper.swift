import Foundation

/// Keeps the app alive while a download goes on or waits, remembers which ones are to go on when the app has ended, and
/// tells a person who looks elsewhere what wants them.
@MainActor
public final class DownloadKeeper: Background {
    private let store: any PreferenceStore
    private let time: any BackgroundTime
    private let notices: any DownloadNotices
    private weak var downloads: Downloads?
    private var hasTime = false
    private var shown: [String: DownloadState] = [:]

    /// - Parameter store: outlives the app.
    public init(store: any PreferenceStore, time: any BackgroundTime, notices: any DownloadNotices) {
        (self.store, self.time, self.notices) = (store, time, notices)
    }

    public func keep(_ downloads: Downloads) {
        self.downloads = downloads
        // For as long as the app runs.
        Task { for await states in downloads.states() { show(states) } }
    }

    /// Goes on with what was under way: when the app has begun anew, when it is seen again, and when the system says so.
    public func goOn() {
        for (project, answer) in unfinished { downloads?.start(project, answer: answer) }
    }

    /// Does what a notification's button says. After the end of the app a download is begun anew.
    public func obey(_ command: DownloadCommand, _ project: String) {
        switch command {
        case .goOn, .tryAgain:
            if let present = downloads?.all[project], !present.state.phase.isOver {
                present.goOn()
            } else {
                downloads?.start(project)
            }
        case .cancel:
            downloads?.all[project]?.cancel()
            unfinished[project] = nil
            notices.remove(project)
        }
    }

    public func keepAlive(_ project: String, _ answer: Answer) {
        unfinished[project] = answer
        if hasTime { return }
        hasTime = true
        time.begin { [weak self] in self?.over() }
    }

    /// The system's patience is at its end.
    private func over() {
        hasTime = false
        downloads?.pauseAll()
        if !unfinished.isEmpty { time.goOnLater() }
        time.end()
    }

    private func show(_ states: [String: DownloadState]) {
        for (project, state) in states where shown[project]?.phase != state.phase { tell(project, state) }
        shown = states
        // As things stand now: another may have begun since.
        if hasTime, downloads?.all.values.contains(where: \.state.phase.isActive) != true {
            hasTime = false
            time.end()
        }
    }

    private func tell(_ project: String, _ state: DownloadState) {
        if !state.phase.isActive, state.phase != .paused(by: .system) { unfinished[project] = nil }
        if let notice = DownloadNotice(project, state), !notices.isAppSeen {
            notices.show(notice)
        } else {
            // Who looks at the app sees it there.
            notices.remove(project)
        }
    }

    /// What is to go on, with what a person said to mobile data.
    private var unfinished: [String: Answer] {
        get {
            let kept = store.string(forKey: Self.name).map { Data($0.utf8) }
            return kept.flatMap { try? JSONDecoder().decode([String: Answer].self, from: $0) } ?? [:]
        }
        set {
            let kept = newValue.isEmpty ? nil : try? JSONEncoder().encode(newValue)
            store.set(kept.map { String(decoding: $0, as: UTF8.self) }, forKey: Self.name)
        }
    }

    private static let name = "downloads"
}
