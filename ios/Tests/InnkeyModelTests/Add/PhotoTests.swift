import InnkeyHarness
import Testing

@testable import InnkeyModel

/// Pictures that a person chooses, and those of other apps.
@MainActor
@Suite(.timeLimit(.minutes(5))) struct PhotoTests {
    private func model(_ picture: Frame?, handedOver: String? = nil) -> AddModel {
        AddModel(
            core: { throw CancellationError() },
            scanner: LinkScanner(camera: FakeCamera(), pictures: OnePicture(picture: picture)), nearby: FakeNetwork(),
            saved: Kept<SavedAdd>().saved, picture: handedOver, onOpen: { _ in })
    }

    @Test func aPictureWithALinkLeadsToTheBuilding() async throws {
        let model = try model(aFrame(casaLink))
        let reading = model.scanPhoto("picture")
        #expect(model.state.photo.reading)
        #expect(model.scanPhoto("picture") == nil)
        await reading?.value
        #expect(model.state.found?.projects.map(\.name) == ["Casa Limone"])
        #expect(!model.state.photo.reading)
    }

    @Test func aPictureThatAnotherAppSharesIsReadAtOnce() async throws {
        let model = try model(aFrame(casaLink), handedOver: "picture")
        await model.run()
        #expect(model.state.found?.projects.count == 1)
        #expect(model.state.handedOver)
        model.dismiss()
        await model.run()
        #expect(model.state.found == nil)
    }

    @Test func aPictureThatDoesNotHelpIsNamedWithWhatToDo() async throws {
        let pictures: [(Frame?, Problem)] = try [
            (nil, .unreadablePhoto), (blank, .noCodeInPhoto), (aFrame("https://example.org"), .foreignCodeInPhoto),
            (aFrame(String(casaLink.dropLast(2))), .unreadableLink),
        ]
        for (picture, problem) in pictures {
            let model = model(picture)
            await model.scanPhoto("picture")?.value
            #expect(model.state.photo == PhotoState(reading: false, problem: problem))
            #expect(model.state.found == nil)
        }
    }
}
