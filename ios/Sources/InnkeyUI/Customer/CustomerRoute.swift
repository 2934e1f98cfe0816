import InnkeyModel
import SwiftUI

/// One customer, wired to the model.
struct CustomerRoute: View {
    @Environment(\.hands) private var hands
    @State private var model: CustomerModel
    private let navigator: Navigator
    private let route: Route
    private let project: String
    private let customer: String

    init(_ project: String, _ customer: String, _ services: Services, _ navigator: Navigator) {
        _model = State(initialValue: services.customer(project, customer, navigator))
        (self.project, self.customer, self.navigator) = (project, customer, navigator)
        route = .customer(project: project, customer: customer)
    }

    var body: some View {
        CustomerView(state: model.state, events: events)
            .task { await model.run() }
    }

    private var events: CustomerEvents {
        CustomerEvents(
            onBack: { navigator.back(from: route) },
            onEdit: { navigator.go(to: .editor(project: project, customer: customer), from: route) },
            onCopy: { hands.copy($0) },
            onAsk: { model.ask($0) },
            onDismiss: { model.dismiss() },
            onCodeIntoQr: { model.putCodeIntoQr($0) },
            onEnlarge: { model.enlarge() },
            onShrink: { model.shrink() },
            onShare: share,
            onRenew: { model.renew() },
            onRevoke: { model.revoke() },
            onDayMore: { model.stayADayLonger() },
            onUntil: { model.stayUntil($0) },
            onSignOut: { model.signOut() },
            onMoreHistory: { model.moreHistory() },
            onRefresh: { model.refresh() },
            onStep: { step in
                if step == .signIn { navigator.go(to: .signIn(project: project), from: route) } else { model.refresh() }
            })
    }

    private func share(_ shape: InnkeyModel.Shape) {
        Task {
            guard let handed = await model.share(shape)?.value else { return }
            let taken =
                switch handed {
                case .text(let text): await hands.share(text, [])
                case .picture(let file): await hands.share(nil, [file])
                }
            if taken { model.noteShared() }
        }
    }
}
