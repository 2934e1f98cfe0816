import InnkeyModel
import SwiftUI

/// Adding a project. The camera and the network are used only while they are seen to be.
struct AddRoute: View {
    @Environment(\.scenePhase) private var phase
    @Environment(\.hands) private var hands
    @State private var model: AddModel

    init(link: String?, picture: String?, _ services: Services, _ navigator: Navigator) {
        _model = State(initialValue: services.add(link: link, picture: picture, navigator))
    }

    var body: some View {
        AddView(state: model.state, events: events)
            .task { await model.run() }
            .task(id: phase == .active ? model.state.seeking : .nothing) { if phase == .active { await model.seek() } }
            // A person may come back from the phone's settings.
            .onChange(of: phase) { if phase == .active { model.checkCamera() } }
            .sensoryFeedback(.success, trigger: model.state.viewfinder.hit) { _, hit in hit }
    }

    private var events: AddEvents {
        AddEvents(
            onWay: { model.show($0) },
            onDismiss: { model.dismiss() },
            scan: ScanEvents(
                onAllow: { model.allowCamera() },
                onSettings: { hands.openSettings() },
                onRetry: { model.retryCamera() },
                onTorch: { model.torch($0) },
                onZoom: { model.zoom($0) },
                onPhoto: pickPhoto),
            link: LinkEvents(
                onText: { model.type(link: $0) }, onPaste: { model.paste($0) }, onOpen: { model.openTyped() }),
            nearby: NearbyEvents(
                onAsk: { model.ask($0) },
                onAskAgain: { model.askAgain() },
                onAddress: { model.type(address: $0) },
                onAskAddress: { model.askAddress() }),
            found: FoundEvents(
                onChoose: { model.choose($0) }, onCompared: { model.compared($0) }, onAdd: { model.add() }))
    }

    private func pickPhoto() {
        Task { if let photo = await hands.pickPhoto() { model.scanPhoto(photo) } }
    }
}
