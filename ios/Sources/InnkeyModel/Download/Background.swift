/// Keeps the app alive while something is downloaded, though nobody looks.
@MainActor
public protocol Background: AnyObject {
    /// It is these whose downloads it is asked about from now on.
    func keep(_ downloads: Downloads)

    /// A download begins or goes on; `answer` is to be remembered with it.
    func keepAlive(_ project: String, _ answer: Answer)
}

/// The time that the system gives an app that is not seen any more.
@MainActor
public protocol BackgroundTime: AnyObject {
    /// Asks for as much as there is. Where there is none, what runs goes on for as long as the app lives.
    ///
    /// - Parameter onOver: it is over: whatever runs is to stop now.
    func begin(onOver: @escaping @MainActor () -> Void)

    /// No more is needed.
    func end()

    /// Has the system start the app again when it suits the phone, to go on then; see ``DownloadKeeper/goOn()``.
    func goOnLater()
}

/// The phone's notifications about downloads.
@MainActor
public protocol DownloadNotices: AnyObject {
    /// Whether a person looks at the app, and sees there how a download stands.
    var isAppSeen: Bool { get }

    /// Shows it in the place of an older one of the same project.
    func show(_ notice: DownloadNotice)

    func remove(_ project: String)
}

/// A download that wants a person: it asks, stands, or is at its end. One that goes on by itself gives no notice, as is
/// the manner of iOS.
public struct DownloadNotice: Sendable, Equatable {
    public let project: String
    public let state: DownloadState

    public init?(_ project: String, _ state: DownloadState) {
        switch state.phase {
        case .asking, .paused(by: .system), .failed, .done: (self.project, self.state) = (project, state)
        case .preparing, .running, .waitingForWifi, .offline, .paused(by: .person), .cancelled: return nil
        }
    }

    public func title(_ writing: Writing) -> String {
        state.building?.name ?? writing.text(Words("download_title"))
    }

    public func text(_ writing: Writing) -> String { state.line(writing) }

    /// What its buttons do.
    public var commands: [DownloadCommand] {
        switch state.phase {
        case .asking: [.cancel]
        case .paused: [.goOn, .cancel]
        case .failed: [.tryAgain, .cancel]
        default: []
        }
    }

    /// Where a tap leads: to the download, or to the project once it is there.
    public var route: Route { state.phase == .done ? .project(project) : .download(project: project) }
}

/// What a notification's button does.
public enum DownloadCommand: String, Sendable, CaseIterable {
    case goOn, tryAgain, cancel

    public var label: Words {
        switch self {
        case .goOn: Words("download_go_on")
        case .tryAgain: Words("step_try_again")
        case .cancel: Words("cancel")
        }
    }
}
