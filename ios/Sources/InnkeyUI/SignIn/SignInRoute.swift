import InnkeyModel
import SwiftUI

/// Signing in to a project that is open below.
struct SignInRoute: View {
    @State private var model: SignInModel
    private let navigator: Navigator
    private let route: Route

    init(_ project: String, why: Farewell?, _ services: Services, _ navigator: Navigator) {
        _model = State(initialValue: services.signIn(project, why: why, navigator))
        self.navigator = navigator
        route = .signIn(project: project, why: why)
    }

    var body: some View {
        @Bindable var model = model
        SignInView(
            state: model.state, fields: $model.fields,
            events: SignInEvents(
                onSwitchMethod: { model.switchMethod() },
                onCode: { model.typed(code: $0) },
                onScan: { navigator.replace(route, with: .add()) },
                onLater: { navigator.back(from: route) },
                onSubmit: { model.submit() })
        )
        .task { await model.run() }
        // A swipe does not throw away what was typed.
        .interactiveDismissDisabled()
    }
}
