import InnkeyModel
import SwiftUI

/// The app's first screen: the projects on this phone.
struct ProjectsRoute: View {
    @Environment(\.scenePhase) private var phase
    @State private var model: ProjectsModel
    private let open: @MainActor (Route) -> Void

    /// - Parameter open: leads to another screen.
    init(_ services: Services, open: @escaping @MainActor (Route) -> Void) {
        _model = State(initialValue: services.projects())
        self.open = open
    }

    var body: some View {
        ProjectsView(
            state: model.state,
            events: ProjectsEvents(
                onAdd: { open(.add()) },
                onAbout: { open(.about) },
                onRefresh: { model.refresh() },
                onOpen: { open($0.route) },
                onUpdate: { open(.download(project: $0.id)) },
                onSettings: { open(.projectSettings(project: $0.id)) },
                onAskToRemove: { model.askToRemove($0) },
                onKeep: { model.keep() },
                onRemove: { model.remove() })
        )
        .task(id: phase) { if phase == .active { await model.run() } }
    }
}
