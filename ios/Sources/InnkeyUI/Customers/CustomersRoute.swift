import InnkeyModel
import SwiftUI

/// *Manage customers*: who may use the project, for its admins.
struct CustomersRoute: View {
    @Environment(\.scenePhase) private var phase
    @State private var model: CustomersModel
    private let navigator: Navigator
    private let project: String

    init(_ project: String, _ services: Services, _ navigator: Navigator) {
        _model = State(initialValue: services.customers(project, navigator))
        self.navigator = navigator
        self.project = project
    }

    var body: some View {
        CustomersView(state: model.state, events: events)
            .task { await model.run() }
            .onDisappear { model.carryOut() }
            .onChange(of: phase) { if phase == .background { model.carryOut() } }
    }

    private var events: CustomersEvents {
        let here = Route.customers(project: project)
        return CustomersEvents(
            onAdd: { navigator.go(to: .editor(project: project), from: here) },
            onOpen: { navigator.go(to: .customer(project: project, customer: $0.id), from: here) },
            onEdit: { navigator.go(to: .editor(project: project, customer: $0.id), from: here) },
            onRemove: { model.remove($0) },
            onUndo: { model.undo() },
            onCarryOut: { model.carryOut() },
            onLook: { model.look($0) },
            onStay: { model.filter(stay: $0) },
            onGroup: { model.filter(group: $0) },
            onMore: { model.more() },
            onRefresh: { model.refresh() },
            onStep: { step in
                if step == .signIn { navigator.go(to: .signIn(project: project), from: here) } else { model.refresh() }
            })
    }
}
