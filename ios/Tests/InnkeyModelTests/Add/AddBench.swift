import InnkeyHarness
import Testing

@testable import InnkeyModel

/// Adding a project, with all around it in a test's hand.
@MainActor
final class AddBench {
    let finder = FakeFinder()
    let camera = FakeCamera()
    let network = FakeNetwork()
    let clock = ManualClock()
    let kept = Kept<SavedAdd>()
    private(set) var opened: [String] = []

    func model(link: String? = nil) -> AddModel {
        AddModel(
            core: { [finder] in finder }, scanner: LinkScanner(camera: camera, pictures: OnePicture(picture: nil)),
            nearby: network, saved: kept.saved, link: link, clock: clock.phone,
            onOpen: { self.opened.append($0) })
    }

    func seen(link: String? = nil) async -> AddModel {
        let model = model(link: link)
        await model.run()
        return model
    }

    /// Looks until it is cancelled; begins when the camera runs.
    func look(_ model: AddModel) async throws -> Task<Void, Never> {
        try await eventually("the camera is still in use") { !camera.running }
        let looking = Task { await model.seek() }
        try await eventually("there is no picture") { model.state.viewfinder.live?.running == true }
        return looking
    }

    /// As ``look(_:)``, and holds a link before the camera.
    func find(_ model: AddModel, _ link: String) async throws {
        let looking = try await look(model)
        try camera.see(link)
        try await clock.advance(by: .seconds(1))
        await looking.value
    }
}
