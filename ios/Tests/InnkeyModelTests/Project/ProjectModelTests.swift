import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5)))
struct ProjectModelTests {
    private let project = FakeProject()
    private let kept = Kept<SavedProject>()
    private let screen = Shown()

    /// Where the model leads to by itself, and the task of its screen.
    @MainActor
    private final class Shown {
        var effects: [String] = []
        var task: Task<Void, Never>?
    }

    private func aModel() -> ProjectModel {
        let (project, screen) = (project, screen)
        return ProjectModel(
            project: { project }, saved: kept.saved, onDownload: { screen.effects.append("download, first: \($0)") },
            onSignIn: { screen.effects.append("sign in after \($0?.rawValue ?? "nothing")") })
    }

    /// The screen comes to the front, again; everything is read and asked.
    private func show(_ model: ProjectModel) async throws {
        screen.task?.cancel()
        await screen.task?.value
        project.heard = []
        let project = project
        let done = Counter()
        screen.task = Task {
            await model.run(.english)
            done.add()
        }
        try await eventually("not read") { done.count == 1 || !project.heard.isEmpty }
        await model.asking?.value
    }

    private func functions(_ model: ProjectModel) throws -> [FunctionPart] {
        guard case .inside(let functions) = model.state.stage else { throw Outside(stage: model.state.stage) }
        return functions
    }

    private struct Outside: Error { let stage: Stage }

    @Test func showsWhatIsOnThePhone() async throws {
        let model = aModel()
        try await show(model)
        #expect(screen.effects.isEmpty)
        #expect(model.state.name == "Casa Limone")
        #expect(try functions(model).map(\.id) == ["flat", "house"])
        #expect(model.state.function == "flat" && model.state.page == "living")
        let tiles = try functions(model)[1].pages[0].tiles
        let shown: [Shows] = [
            .switch(on: true), .dimmer(level: 60), .shutter(open: 100), .scene, .thermostat(target: 21, current: nil),
            .label("Hello"), .image(file: "/image"), .camera(file: nil),
        ]
        #expect(tiles.map(\.shows) == shown)
        #expect(tiles.filter(\.pin).map(\.id) == ["o0"])
    }

    @Test func eachFunctionHasAPictogramOfItsOwn() {
        let all: [FunctionIcon] = [
            .home, .key, .light, .climate, .shade, .garden, .pool, .info, .camera, .scene, .security,
        ]
        #expect(Set(all.map(\.symbol)).count == all.count)
    }

    @Test func whatIsNotDownloadedYetLeadsToTheDownload() async throws {
        project.content = nil
        try await show(aModel())
        #expect(screen.effects == ["download, first: true"])
    }

    @Test func beforeTheSignInTheDoorIsShutAndThePopupComesOnceByItself() async throws {
        project.account = nil
        let model = aModel()
        try await show(model)
        #expect(model.state.stage == .door(cover: "/cover", why: nil))
        try await show(model)
        // The system ended the app meanwhile.
        try await show(aModel())
        #expect(screen.effects == ["sign in after nothing"])
    }

    @Test func afterASignInWhatTheRightsAddIsFetchedOnce() async throws {
        project.account = nil
        let model = aModel()
        try await show(model)
        project.account = maria
        project.upToDate = false
        try await show(model)
        _ = try functions(model)
        try await show(model)
        #expect(screen.effects == ["sign in after nothing", "download, first: false"])
    }

    @Test func afterASignInThatAddsNothingOneIsInside() async throws {
        project.account = nil
        let model = aModel()
        try await show(model)
        project.account = maria
        try await show(model)
        _ = try functions(model)
        #expect(screen.effects == ["sign in after nothing"])
    }

    @Test func somethingNewerIsOfferedAndNoLongerOnceItIsHere() async throws {
        let model = aModel()
        try await show(model)
        #expect(!model.state.update)
        project.upToDate = false
        project.tell(.projectChanged)
        try await eventually("not offered") { model.state.update }
        project.content = contentOf("living", version: 2)
        project.serverFails = offline
        try await show(model)
        #expect(!model.state.update)
        #expect(screen.effects.isEmpty)
    }

    @Test func withoutAServerOneSeesWhatWasDownloadedUntilItAnswers() async throws {
        project.serverFails = offline
        let model = aModel()
        try await show(model)
        _ = try functions(model)
        #expect(model.state.offline && model.state.problem == nil)
        project.serverFails = nil
        project.tell(.online)
        try await eventually("still offline") { !model.state.offline }
        project.tell(.offline)
        try await eventually("not offline") { model.state.offline }
    }

    @Test func theHostSignsThePhoneOut() async throws {
        let model = aModel()
        try await show(model)
        project.account = nil
        project.tell(.ended(reason: .sessionEnded))
        try await eventually("the door is open") { model.state.isAtDoor }
        try await show(model)
        #expect(model.state.stage == .door(cover: "/cover", why: .signedOut))
        #expect(screen.effects == ["sign in after signedOut"])
    }

    @Test func aSwitchedOffAccessIsShutUntilTheServerLetsInAgain() async throws {
        let model = aModel()
        try await show(model)
        project.serverFails = refused(.accountDisabled)
        project.tell(.ended(reason: .accountDisabled))
        try await eventually("the door is open") { model.state.isAtDoor }
        try await show(model)
        #expect(model.state.stage == .door(cover: "/cover", why: .switchedOff))
        #expect(screen.effects == ["sign in after switchedOff"])
        project.serverFails = nil
        try await show(model)
        _ = try functions(model)
    }

    @Test func whatTheStaysEndTookAwayIsNotFetchedAgain() async throws {
        let model = aModel()
        try await show(model)
        project.content = nil
        project.serverFails = refused(.stayEnded)
        project.tell(.ended(reason: .stayEnded))
        try await eventually("the door is open") { model.state.isAtDoor }
        try await show(model)
        #expect(model.state.stage == .door(cover: nil, why: .stayOver))
        #expect(screen.effects == ["sign in after stayOver"])
        project.serverFails = nil
        try await show(model)
        #expect(screen.effects.last == "download, first: true")
    }

    @Test func aStayThatIsOverByThePhonesOwnReckoning() async throws {
        project.openFails = .StayEnded(stay: Stay(until: noon), next: .askHost, detail: "")
        let model = aModel()
        try await show(model)
        #expect(model.state.stage == .door(cover: nil, why: .stayOver))
        #expect(screen.effects == ["sign in after stayOver"])
    }

    @Test func aSessionThatTheKeychainHasLostIsForgotten() async throws {
        project.serverFails = notSignedIn
        let model = aModel()
        try await show(model)
        #expect(screen.effects == ["sign in after signedOut"])
        #expect(project.signedOut == 1)
    }

    @Test func whatIsSeenStaysWhenSomethingFails() async throws {
        let model = aModel()
        try await show(model)
        project.openFails = .Storage(next: .tryAgain, detail: "")
        project.serverFails = offline
        screen.task?.cancel()
        let shown = Task { await model.run(.english) }
        try await eventually("no problem is told") { model.state.problem != nil }
        shown.cancel()
        _ = try functions(model)
    }

    @Test func whatCannotBeOpenedSaysSo() async throws {
        project.openFails = .Damaged(next: .download, detail: "")
        let model = aModel()
        try await show(model)
        guard case .failed = model.state.stage else { throw Outside(stage: model.state.stage) }
    }

    @Test func theChosenPageIsThereAgainAfterTheSystemEndedTheApp() async throws {
        let model = aModel()
        try await show(model)
        model.choose(try functions(model)[0].pages[1])
        model.choose(try functions(model)[1])
        #expect(model.state.function == "house" && model.state.page == "all")
        let again = aModel()
        try await show(again)
        #expect(again.state.function == "house" && again.state.page == "all")
        again.choose(try functions(again)[0])
        #expect(again.state.function == "flat" && again.state.page == "bedroom")
    }

    @Test func aChosenPageThatIsGoneGivesWayToTheFirst() async throws {
        let model = aModel()
        try await show(model)
        model.choose(try functions(model)[0].pages[1])
        project.content = contentOf("kitchen", version: 2)
        try await show(model)
        #expect(model.state.function == "flat" && model.state.page == "kitchen")
    }

    @Test func aStayThatHasNotBegunSaysWhenItDoes() async throws {
        let from = noon.addingTimeInterval(3600)
        project.account = maria.staying(Stay(from: from))
        let model = aModel()
        try await show(model)
        #expect(model.state.begins?.at == from)
        #expect(model.state.begins?.zone == TimeZone(identifier: "Europe/Rome"))
        project.account = maria.staying(Stay(from: noon))
        project.tell(.accountChanged)
        try await eventually("still to begin") { model.state.begins == nil }
    }
}

extension Account {
    fileprivate func staying(_ stay: Stay) -> Account {
        Account(id: id, role: role, name: name, stay: stay, user: user, ownLogin: ownLogin)
    }
}
