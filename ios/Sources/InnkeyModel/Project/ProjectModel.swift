import Foundation
import Innkey
import Observation

/// An opened project: what was downloaded, kept true by what its server tells meanwhile.
@MainActor
@Observable
public final class ProjectModel {
    public internal(set) var state = ProjectState(
        name: "", stage: .opening, function: nil, page: nil, problem: nil, offline: false, update: false, begins: nil)

    let project: @Sendable () async throws -> any ProjectCore
    let clock: PhoneClock
    let onDownload: @MainActor (_ first: Bool) -> Void
    private let saved: Saved<SavedProject>
    private let onSignIn: @MainActor (Farewell?) -> Void

    /// The building's clock, once its server has told.
    @ObservationIgnored var serverClock: ServerClock?
    /// Whether somebody has just signed in: then what the rights add is fetched without asking.
    @ObservationIgnored var fresh = false
    /// The server is to be asked; what piles up meanwhile is asked once.
    @ObservationIgnored var stale = false
    @ObservationIgnored var asking: Task<Void, Never>?
    @ObservationIgnored private var version: UInt64?
    @ObservationIgnored private var cover: String?
    @ObservationIgnored private var farewell: Farewell?
    @ObservationIgnored private var kept: SavedProject {
        didSet { saved.value = kept }
    }

    /// - Parameters:
    ///   - project: the project, as soon as the core is open.
    ///   - onDownload: something is to be fetched; `first`: nothing is on this phone yet.
    ///   - onSignIn: somebody has to sign in; with what ended the sign-in before.
    public init(
        project: @escaping @Sendable () async throws -> any ProjectCore, saved: Saved<SavedProject>,
        clock: PhoneClock = .ofPhone, onDownload: @escaping @MainActor (_ first: Bool) -> Void,
        onSignIn: @escaping @MainActor (Farewell?) -> Void
    ) {
        self.project = project
        self.saved = saved
        self.clock = clock
        self.onDownload = onDownload
        self.onSignIn = onSignIn
        kept = saved.value ?? SavedProject(function: nil, pages: [:], asked: false)
    }

    /// As long as it is the screen on top: reads what is on the phone, asks the server, and hears what changes. After the
    /// popup it runs again, since somebody may have signed in.
    public func run(_ language: Language) async {
        await read(language)
        if state.isInside, !Task.isCancelled { await hear() }
    }

    public func choose(_ function: FunctionPart) {
        kept.function = function.id
        showChosen()
    }

    public func choose(_ page: PagePart) {
        guard let function = state.function else { return }
        kept.pages[function] = page.id
        showChosen()
    }

    /// The door is shut behind whoever was signed in.
    func end(_ why: Farewell) {
        guard !state.isAtDoor else { return }
        farewell = why
        if why == .stayOver { cover = nil }
        kept.asked = false
        shut()
    }

    private func read(_ language: Language) async {
        do {
            let project = try await project()
            let info = try await project.info()
            state.name = info.name
            guard let content = try await content(of: project, language) else {
                // What a stay's end took away is not fetched again.
                let welcome = await isWelcome(project)
                if Task.isCancelled { return }
                if welcome { onDownload(true) } else { shut() }
                return
            }
            cover = content.cover
            let welcome = await isWelcome(project)
            if Task.isCancelled { return }
            if let account = info.account, welcome { enter(info, account, content) } else { shut() }
        } catch InnkeyError.StayEnded {
            end(.stayOver)
        } catch {
            guard !(error is CancellationError) else { return }
            let problem = Problem(error)
            if state.isInside { state.problem = problem } else { state.stage = .failed(problem) }
        }
    }

    /// `nil`: nothing is on this phone.
    private func content(of project: any ProjectCore, _ language: Language) async throws -> ProjectContent? {
        do { return try await project.open(language: language.rawValue) } catch InnkeyError.NotInstalled { return nil }
    }

    /// After a farewell the server has the word: a new sign-in or the host may have opened the door again.
    private func isWelcome(_ project: any ProjectCore) async -> Bool {
        if farewell == nil { return true }
        return (try? await project.account()) != nil
    }

    private func enter(_ info: ProjectInfo, _ account: Account, _ content: ProjectContent) {
        if state.isAtDoor { fresh = true }
        farewell = nil
        kept.asked = false
        if content.version != version { state.update = false }
        version = content.version
        state.name = content.name
        state.stage = .inside(content.parts)
        state.problem = nil
        state.begins = begins(account, info.timeZone ?? content.timeZone)
        showChosen()
        ask()
    }

    /// Nobody is signed in. The popup comes by itself once; who sends it away gets it back by a button.
    private func shut() {
        state.stage = .door(cover: cover, why: farewell)
        (state.problem, state.offline, state.update, state.begins) = (nil, false, false, nil)
        guard !kept.asked else { return }
        kept.asked = true
        onSignIn(farewell)
    }

    /// What was chosen last, if it is still there; else the first.
    private func showChosen() {
        guard case .inside(let functions) = state.stage else { return }
        let function = functions.first { $0.id == kept.function } ?? functions.first
        let page = function.flatMap { function in
            function.pages.first { $0.id == kept.pages[function.id] } ?? function.pages.first
        }
        (state.function, state.page) = (function?.id, page?.id)
    }
}
