import InnkeyModel
import SwiftUI

/// The question for the PIN of a locked project.
struct LockRoute: View {
    @Environment(\.hands) private var hands
    @Environment(\.scenePhase) private var phase
    @State private var model: LockModel
    private let navigator: Navigator

    init(_ project: String, _ services: Services, _ navigator: Navigator) {
        _model = State(initialValue: services.locked(project, navigator))
        self.navigator = navigator
    }

    var body: some View {
        LockView(state: model.state, events: events)
            .task { await model.run() }
            // What the screen itself has opened goes with it; the system's sheet is not its own.
            .onAppear { hands.putShareAway() }
            .onChange(of: touchable, initial: true) { if touchable { model.seen() } }
            .onChange(of: phase) { if phase == .background { model.left() } }
    }

    /// Before that the phone would refuse to look at the face.
    private var touchable: Bool { phase == .active && navigator.popup == nil }

    private var events: LockEvents {
        LockEvents(
            pad: PadEvents(onType: { model.type($0) }, onErase: { model.erase() }, onOk: { model.submit() }),
            onBiometrics: { model.recognise() },
            onAskToForget: { model.askToForget() },
            onKeep: { model.keep() },
            onForget: { model.forget() })
    }
}
