import InnkeyModel
import SwiftUI

/// A customer is made or changed.
struct EditorRoute: View {
    @Environment(\.writing) private var writing
    @State private var model: EditorModel
    private let navigator: Navigator
    private let project: String
    private let route: Route

    init(_ project: String, customer: String?, _ services: Services, _ navigator: Navigator) {
        _model = State(initialValue: services.editor(project, customer: customer, navigator))
        (self.navigator, self.project) = (navigator, project)
        route = .editor(project: project, customer: customer)
    }

    var body: some View {
        EditorView(state: model.state, events: events)
            .task(id: writing.language) { await model.run(writing.language.rawValue) }
    }

    private var events: EditorEvents {
        EditorEvents(
            onEdit: { model.edit($0) },
            onPassword: { model.set(password: $0) },
            onGroup: { model.choose(group: $0) },
            onFrom: { model.set(from: $0, $1) },
            onUntil: { model.set(until: $0, $1) },
            onSave: { model.save() },
            onStep: { step in
                switch step {
                case .signIn: navigator.go(to: .signIn(project: project), from: route)
                case .download: navigator.go(to: .download(project: project), from: route)
                case .addAgain: navigator.go(to: .add(), from: route)
                case .nothing, .tryAgain, .refresh, .freeSpace, .update: again()
                }
            },
            onKeepMine: { model.keepMine() },
            onTakeTheirs: { model.takeTheirs() },
            onLeave: { model.leave() },
            onStay: { model.stay() },
            onDiscard: { model.discard() })
    }

    private func again() {
        if model.state.refusal != nil { model.save() } else { Task { await model.run(writing.language.rawValue) } }
    }
}
