import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct CustomerModelTests {
    private let clock: ManualClock
    private let building: FakeBuilding
    private let kept = Kept<SavedCustomer>()
    private let folder: Folder
    private let until: Date
    private let invited: Customer

    init() throws {
        let clock = ManualClock()
        self.clock = clock
        building = FakeBuilding { noon.addingTimeInterval(clock.elapsed / .seconds(1)) }
        folder = try Folder()
        until = try moment("2026-08-10T08:00:00Z")
        invited = aCustomer("m", code: aCode("7KQ2-M9XR"), stay: Stay(until: until))
    }

    /// A screen that is seen, and has read everything once.
    private func open() async throws -> CustomerModel {
        let model = CustomerModel(
            project: { [building] in building }, id: idOf("m"), saved: kept.saved,
            pictures: SharedPictures(folder.url.appending(path: "shared")), clock: clock.phone)
        let before = building.listeners
        Task { await model.run() }
        try await eventually("nothing is read") { isQuiet(model) && model.state.history != nil }
        try await eventually("nobody listens") { building.listeners > before }
        return model
    }

    private func isQuiet(_ model: CustomerModel) -> Bool { !model.isReading && !model.state.working }

    private func done(_ what: String) -> Int { building.log.count { $0 == what } }

    @Test func codeAndQrAreShownTheCodeNotInTheQr() async throws {
        building.customers = [invited]
        let state = try await open().state
        #expect(state.guest?.code?.text == "7KQ2-M9XR")
        #expect(state.invite?.withCode == false)
        #expect(done("invitation with code") == 0)
    }

    @Test func theHostMayPutTheCodeIntoTheQr() async throws {
        building.customers = [invited]
        let model = try await open()
        let before = try #require(model.state.invite)
        model.putCodeIntoQr(true)
        try await eventually("the code is not in it") { model.state.invite?.withCode == true }
        #expect(model.state.invite?.pattern != before.pattern)
        #expect(try await open().state.withCode, "after the system ended the app")
    }

    @Test func whenTheGuestSignsInTheScreenSaysSoByItselfForAWhile() async throws {
        building.customers = [invited]
        let model = try await open()
        model.enlarge()
        #expect(model.state.large)

        building.devices = [aDevice("d", "Maria’s phone")]
        building.put(invited.signedIn("Maria"))
        building.tell(.customersChanged)
        try await eventually("it says nothing") {
            model.state.news == .signedIn(name: "Maria", device: "Maria’s phone") && isQuiet(model)
        }
        let state = model.state
        #expect(state.guest?.label == .name("Maria"))
        #expect(state.guest?.code == nil)
        #expect(state.invite == nil)
        #expect(!state.large)
        #expect(state.devices.map(\.name) == ["Maria’s phone"])

        try await clock.advance(by: .seconds(61))
        try await eventually("it says so for ever") { model.state.news == nil }
    }

    @Test func whoWasSignedInBeforeIsNoNews() async throws {
        building.customers = [invited.signedIn("Maria")]
        let model = try await open()
        let before = done("devices")
        building.tell(.customersChanged)
        try await eventually("nothing is read") { done("devices") > before && isQuiet(model) }
        #expect(model.state.news == nil)
    }

    @Test func aCodeThatNobodyUsedDiesAndItsQrGoes() async throws {
        building.customers = [invited]
        let model = try await open()
        try await clock.advance(by: .milliseconds(60_500))
        try await eventually("the code lives on") { model.state.guest?.code == nil && model.state.invite == nil }
        #expect(model.state.guest?.standing == .codeExpired)
    }

    @Test func aLiveCodeIsOnlyReplacedAfterAsking() async throws {
        building.customers = [invited]
        let model = try await open()
        #expect(model.renew() == nil)
        #expect(model.state.asking == .renew)
        #expect(done("renew") == 0)
        await model.renew()?.value
        #expect(model.state.asking == nil)
        #expect(model.state.guest?.code?.text == "NEWC-0DE1")
    }

    @Test func aDoubleTapMakesOneCode() async throws {
        building.customers = [aCustomer("m")]
        let model = try await open()
        let gate = Gate()
        building.gate = gate
        let first = model.renew()
        #expect(model.renew() == nil)
        #expect(model.state.working)
        gate.open()
        await first?.value
        #expect(done("renew") == 1)
        #expect(!model.state.working)
    }

    @Test func revokedThereIsNoCodeAndNothingToShare() async throws {
        building.customers = [invited]
        let model = try await open()
        await model.revoke()?.value
        #expect(model.state.guest?.code == nil)
        #expect(model.state.invite == nil)
        #expect(model.share(.link) == nil)
    }

    @Test func whoHasAUserNameCanBeSentTheLinkWithoutACode() async throws {
        building.customers = [aCustomer("m", user: "maria")]
        #expect(try await open().state.invite != nil)
    }

    @Test func aDayMore() async throws {
        building.customers = [invited]
        let model = try await open()
        await model.stayADayLonger()?.value
        #expect(model.state.guest?.until == until.addingTimeInterval(86_400))
    }

    @Test func whatSomebodyElseChangedMeanwhileIsShownNotOverwrittenAndTheNextTryWorks() async throws {
        building.customers = [invited]
        let model = try await open()
        building.put(
            invited.with(settings: CustomerSettings(name: "Maria", stay: invited.settings.stay), revision: 2))
        await model.stayADayLonger()?.value
        #expect(model.state.news == .changedMeanwhile)
        #expect(model.state.guest?.until == until)
        guard case .code(_, name: "Maria", _) = model.state.guest?.label else {
            Issue.record("\(String(describing: model.state.guest?.label))")
            return
        }
        #expect(!model.state.working)

        await model.stayADayLonger()?.value
        #expect(model.state.guest?.until == until.addingTimeInterval(86_400))
        #expect(model.state.news == nil)
    }

    @Test func removedMeanwhile() async throws {
        building.customers = [invited]
        let model = try await open()
        #expect(!model.state.removed)
        building.customers = []
        building.tell(.customersChanged)
        try await eventually("it is still there") { model.state.removed }
    }

    @Test func aDeviceIsSignedOutOrAll() async throws {
        building.customers = [invited.signedIn("Maria")]
        building.devices = [aDevice("a", "Phone"), aDevice("b", "Tablet")]
        let model = try await open()
        model.ask(.signOut(model.state.devices[0]))
        await model.signOut()?.value
        try await eventually("it is signed in") { model.state.devices.map(\.name) == ["Tablet"] }
        model.ask(.signOutAll)
        await model.signOut()?.value
        try await eventually("it is signed in") { model.state.devices.isEmpty }
    }

    @Test func eachWayToShare() async throws {
        building.customers = [invited]
        let model = try await open()
        #expect(await model.share(.message)?.value == .text("Hello, INNKEY:LINK"))
        #expect(await model.share(.link)?.value == .text("INNKEY:LINK"))
        guard case .picture(let file) = await model.share(.picture)?.value else {
            Issue.record("no picture")
            return
        }
        #expect(try Data(contentsOf: file).dropFirst().prefix(3) == Data("PNG".utf8))
        #expect(done("shared") == 0, "the sheet alone hands nothing over")
        await model.noteShared().value
        #expect(done("shared") == 1)
    }

    @Test func toShowTheQrLargeIsToHandItOverOnce() async throws {
        building.customers = [invited]
        let model = try await open()
        for _ in 0..<2 {
            model.enlarge()
            model.shrink()
        }
        try await eventually("nobody is told") { done("shared") > 0 }
        await model.noteShared().value
        #expect(done("shared") == 2, "once, and the one that the test waited for")
    }

    @Test func whatHappenedIsReadOn() async throws {
        building.customers = [invited]
        building.activities = (1...50).map { anActivity("\($0)") }
        let model = try await open()
        #expect(model.state.history?.entries.count == 20)
        let more = model.moreHistory()
        #expect(model.moreHistory() == nil)
        await more?.value
        #expect(model.state.history?.entries.map(\.id) == (1...40).map { "\($0)" })
        let before = done("activity")
        building.tell(.customersChanged)
        try await eventually("nothing is read") { done("activity") > before && isQuiet(model) }
        #expect(model.state.history?.entries.count == 40, "what was read on stays")
    }

    @Test func whenTheConnectionIsLostWhatWasSeenStaysAndAChangeThatFailsIsTold() async throws {
        building.customers = [invited]
        let model = try await open()
        building.failure = offline
        building.tell(.customersChanged)
        try await eventually("it is not offline") { model.state.offline && isQuiet(model) }
        #expect(model.state.problem == nil)
        #expect(model.state.guest?.code?.text == "7KQ2-M9XR")
        await model.revoke()?.value
        #expect(model.state.problem != nil)
        #expect(!model.state.working)
    }
}

private func aDevice(_ id: String, _ name: String) -> Device {
    Device(id: id, name: name, since: noon, lastSeen: noon, this: false)
}

private func anActivity(_ id: String) -> Activity {
    Activity(
        id: id, at: noon, kind: .codeIssued, by: Party(kind: .admin, id: "a", name: "Anna"), about: nil, device: nil,
        network: nil, changes: [], reason: nil)
}
