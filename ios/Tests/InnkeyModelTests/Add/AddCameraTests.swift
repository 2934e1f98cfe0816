import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct AddCameraTests {
    private let bench = AddBench()
    private var camera: FakeCamera { bench.camera }

    @Test func aLinkBeforeTheCameraIsFoundShownAndAdded() async throws {
        let model = await bench.seen()
        let looking = try await bench.look(model)
        try camera.see(casaLink)
        try await eventually("the camera runs on") { !camera.running }
        #expect(model.state.viewfinder.hit)
        #expect(model.state.found == nil)
        try await bench.clock.advance(by: .seconds(1))
        await looking.value
        let found = try #require(model.state.found)
        #expect(found.projects.map(\.name) == ["Casa Limone"])
        #expect(found.addresses == ["192.168.1.20:8443", "casa.example.org:443"])
        #expect(found.trust == .link)
        #expect(found.download && found.code && found.ready)
        #expect(bench.finder.added.isEmpty)
        let adding = model.add()
        #expect(model.add() == nil)
        await adding?.value
        #expect(bench.finder.added == [casaLink])
        #expect(bench.opened == ["local"])
    }

    @Test func anotherCodeIsNamedForAWhileAndTheSearchGoesOn() async throws {
        let model = await bench.seen()
        let looking = try await bench.look(model)
        try camera.see("https://example.org")
        try await eventually("it is not named") { model.state.viewfinder.live?.notice == .foreign }
        #expect(model.state.viewfinder.live?.marks?.good == false)
        try camera.see(nil)
        try await eventually("it is still marked") { model.state.viewfinder.live?.marks == nil }
        #expect(model.state.viewfinder.live?.notice == .foreign)
        try await bench.clock.advance(by: .seconds(3))
        try await eventually("it is still named") { model.state.viewfinder.live?.notice == nil }
        #expect(camera.running)
        try camera.see(casaLink)
        try await bench.clock.advance(by: .seconds(1))
        await looking.value
        #expect(model.state.found != nil)
    }

    @Test func aDamagedCodeIsNamedAsSuch() async throws {
        let model = await bench.seen()
        let looking = try await bench.look(model)
        defer { looking.cancel() }
        try camera.see(String(casaLink.dropLast()))
        try await eventually("it is not named") { model.state.viewfinder.live?.notice == .damaged }
        #expect(model.state.found == nil)
    }

    @Test func whatWasNotWantedIsNotFoundAgainBeforeSomethingElseWasSeen() async throws {
        let model = await bench.seen()
        try await bench.find(model, casaLink)
        model.dismiss()
        #expect(model.state.found == nil)
        let looking = try await bench.look(model)
        try camera.see(casaLink)
        try await eventually("it is not seen") { model.state.viewfinder.live?.marks != nil }
        #expect(model.state.viewfinder.live?.marks?.good == false)
        #expect(model.state.viewfinder.live?.notice == nil)
        try camera.see(nil)
        try camera.see(casaLink)
        try await bench.clock.advance(by: .seconds(1))
        await looking.value
        #expect(model.state.found != nil)
    }

    @Test func aCameraThatFailsSaysWhyAndCanBeTriedAgain() async throws {
        let model = await bench.seen()
        let looking = try await bench.look(model)
        camera.say(.failed(.inUse))
        try await eventually("it is not told") { model.state.viewfinder == .failed(.inUse) }
        looking.cancel()
        model.retryCamera()
        let again = try await bench.look(model)
        camera.permission = .refused
        camera.say(.failed(.notAllowed))
        try await eventually("it is not told") { model.state.viewfinder == .refused }
        again.cancel()
    }

    @Test func whoComesBackFromTheAppThatHadTheCameraNeedNotTryAgain() async throws {
        let model = await bench.seen()
        let looking = try await bench.look(model)
        camera.say(.failed(.inUse))
        try await eventually("it is not told") { model.state.viewfinder == .failed(.inUse) }
        looking.cancel()
        await looking.value
        model.checkCamera()
        try await bench.look(model).cancel()
    }

    @Test func lightAndZoomAreAsFarAsTheCameraCanAndTheLightGoesOutWithIt() async throws {
        let model = await bench.seen()
        let looking = try await bench.look(model)
        model.torch(true)
        model.zoom(9)
        #expect(camera.control == CameraControl(torch: true, zoom: 4))
        #expect(model.state.viewfinder.live?.torch == true)
        model.zoom(0.2)
        #expect(model.state.viewfinder.live?.zoom == 1)
        looking.cancel()
        await looking.value
        #expect(camera.control?.torch == false)
        #expect(model.state.viewfinder.live?.torch == false)
        #expect(model.state.viewfinder.live?.running == false)
    }

    @Test func theCameraIsAskedForWithAReasonAndANoIsTaken() async {
        camera.permission = .notAsked
        camera.answer = .refused
        #expect(bench.model().state.viewfinder == .unknown)
        let model = await bench.seen()
        #expect(model.state.viewfinder == .asking)
        #expect(camera.asked == 0)
        await model.allowCamera().value
        #expect(camera.asked == 1)
        #expect(model.state.viewfinder == .refused)
        // Allowed in the settings meanwhile.
        camera.permission = .allowed
        model.checkCamera()
        #expect(model.state.viewfinder.live != nil)
        // And taken away there.
        camera.permission = .refused
        model.checkCamera()
        #expect(model.state.viewfinder == .refused)
    }

    @Test func whoIsAskedAndSaysYesLooks() async {
        camera.permission = .notAsked
        let model = await bench.seen()
        await model.allowCamera().value
        #expect(model.state.seeking == .camera)
    }

    @Test func aCameraThatIsForbiddenSaysSo() async {
        camera.permission = .forbidden
        #expect(await bench.seen().state.viewfinder == .failed(.forbidden))
    }

    @Test func nobodyIsAskedForACameraThatIsNotThere() async {
        (camera.exists, camera.permission) = (false, .notAsked)
        #expect(await bench.seen().state.viewfinder == .failed(.none))
    }
}
