import InnkeyModel
import SwiftUI

/// An opened project.
struct ProjectRoute: View {
    @Environment(\.writing) private var writing
    @State private var model: ProjectModel
    @State private var tries = 0
    private let navigator: Navigator
    private let project: String

    init(_ project: String, _ services: Services, _ navigator: Navigator) {
        _model = State(initialValue: services.project(project, navigator))
        (self.navigator, self.project) = (navigator, project)
    }

    var body: some View {
        ProjectView(state: model.state, events: events)
            .task(id: Watching(language: writing.language, covered: covered, tries: tries)) {
                if !covered { await model.run(writing.language) }
            }
    }

    /// Whoever comes back from the sheet sees the project anew, as they do after another screen.
    private struct Watching: Equatable {
        let language: Language
        let covered: Bool
        let tries: Int
    }

    private var covered: Bool { navigator.popup != nil }

    private var events: ProjectEvents {
        ProjectEvents(
            onSettings: { go(.projectSettings(project: project)) },
            onFunction: { model.choose($0) },
            onPage: { model.choose($0) },
            onUpdate: { go(.download(project: project)) },
            onSignIn: { go(.signIn(project: project)) },
            onStep: { step in
                switch step {
                case .nothing, .freeSpace, .update: break
                case .tryAgain, .refresh: tries += 1
                case .signIn: go(.signIn(project: project))
                case .download: go(.download(project: project))
                case .addAgain: go(.add())
                }
            })
    }

    private func go(_ route: Route) { navigator.go(to: route, from: .project(project)) }
}
