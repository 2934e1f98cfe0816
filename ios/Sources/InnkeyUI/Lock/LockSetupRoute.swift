import InnkeyModel
import SwiftUI

/// Sets a project's PIN up.
struct LockSetupRoute: View {
    @State private var model: LockSetupModel
    private let biometrics: any Biometrics

    init(_ project: String, _ services: Services) {
        _model = State(initialValue: services.lockSetup(project))
        biometrics = services.biometrics
    }

    var body: some View {
        LockSetupView(state: model.state, biometrics: biometrics.kind, events: events)
    }

    private var events: LockSetupEvents {
        LockSetupEvents(
            onChoose: { model.choose() },
            onChange: { model.change() },
            onTurnOff: { model.turnOff() },
            onBiometrics: { model.setBiometrics($0) },
            onCancel: { model.cancel() },
            pad: PadEvents(onType: { model.type($0) }, onErase: { model.erase() }, onOk: { model.submit() }))
    }
}
