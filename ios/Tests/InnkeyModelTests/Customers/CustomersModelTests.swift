import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct CustomersModelTests {
    private let clock: ManualClock
    private let building: FakeBuilding
    private let kept = Kept<SavedCustomers>()
    private let names: [String: String]

    private let maria = aCustomer("m", code: aCode("7KQ2-M9XR"))
    private let luca = aCustomer("l", name: "Luca", signedInAt: noon, devices: 1)

    init() {
        let clock = ManualClock()
        self.clock = clock
        building = FakeBuilding { noon.addingTimeInterval(clock.elapsed / .seconds(1)) }
        names = Dictionary(uniqueKeysWithValues: (["m", "l"] + (1...600).map { "\($0)" }).map { (idOf($0), $0) })
    }

    /// A list that is seen, and has been read once.
    private func open() async throws -> CustomersModel {
        let model = CustomersModel(project: { [building] in building }, saved: kept.saved, clock: clock.phone)
        let before = building.listeners
        Task { await model.run() }
        try await eventually("nothing is read") { model.state.rows != nil || model.state.problem != nil }
        try await eventually("nobody listens") { building.listeners > before }
        return model
    }

    private func many(_ count: Int) {
        building.customers = (1...count).map { aCustomer("\($0)", name: "Guest \($0)") }
    }

    /// What the tests call those in the list.
    private func ids(_ model: CustomersModel) -> [String]? { model.state.rows?.compactMap { names[$0.id] } }

    private func row(_ model: CustomersModel, _ id: String) throws -> CustomerRow {
        try #require(model.state.rows?.first { $0.id == idOf(id) })
    }

    @Test func aNewCustomerIsLabelledByTheCodeAndByNameAsSoonAsTheGuestHasSignedIn() async throws {
        building.customers = [maria, luca]
        let model = try await open()
        guard case .code("7KQ2-M9XR", name: nil, _) = try row(model, "m").label else {
            Issue.record("\(try row(model, "m").label)")
            return
        }
        #expect(try row(model, "l").label == .name("Luca"))

        building.put(maria.signedIn("Maria"))
        building.tell(.customersChanged)
        try await eventually("the name is not seen") { try row(model, "m").label == .name("Maria") }
        #expect(try row(model, "m").standing == .active(lastSeen: noon, devices: 1))
    }

    @Test func aCodeDiesByItselfWhenItsTimeIsUp() async throws {
        building.customers = [maria]
        let model = try await open()
        try await clock.advance(by: .seconds(59))
        guard case .codeLive(let countdown) = try row(model, "m").standing else {
            Issue.record("\(try row(model, "m").standing)")
            return
        }
        #expect(countdown.left(clock.elapsed) == .seconds(1))
        try await clock.advance(by: .milliseconds(1_500))
        try await eventually("the code lives on") { try row(model, "m").standing == .codeExpired }
        guard case .invited = try row(model, "m").label else {
            Issue.record("\(try row(model, "m").label)")
            return
        }
    }

    @Test func itIsReadPageByPage() async throws {
        many(250)
        let model = try await open()
        #expect(ids(model)?.count == 100)
        #expect(model.state.total == 250)
        model.more()
        model.more()
        try await eventually("no more is read") { ids(model)?.count == 200 }
        model.more()
        try await eventually("no more is read") { ids(model)?.count == 250 }
        #expect(ids(model) == (1...250).map { "\($0)" })
        #expect(!model.state.more)
        #expect(
            building.log == [
                "page // after 0 at most 100", "page // after 100 at most 100", "page // after 200 at most 100",
            ])
        model.more()
        await Task.yield()
        #expect(building.log.count == 3)
    }

    @Test func whatChangesFarBelowIsSeenTooAndThePlaceInTheListIsFoundAgain() async throws {
        many(600)
        let model = try await open()
        for count in stride(from: 200, through: 600, by: 100) {
            model.more()
            try await eventually("no more is read") { ids(model)?.count == count }
        }
        building.put(aCustomer("560", name: "Renamed", signedInAt: noon, devices: 1))
        building.tell(.customersChanged)
        try await eventually("the change is not seen") { try row(model, "560").label == .name("Renamed") }
        #expect(ids(try await open())?.count == 600, "after the system ended the app")
    }

    @Test func itIsSearchedForWhatWasTypedLastOnce() async throws {
        many(30)
        let model = try await open()
        building.log = []
        for text in ["G", "Gu", "Guest 2", "guest 21 "] {
            model.look(text)
            try await clock.advance(by: .milliseconds(100))
        }
        try await clock.advance(by: .milliseconds(200))
        try await eventually("nothing is found") { ids(model) == ["21"] }
        #expect(building.log == ["page guest 21// after 0 at most 100"])
        #expect(try await open().state.search.text == "guest 21 ", "after the system ended the app")
    }

    @Test func filtersAreAskedOfTheServer() async throws {
        let model = try await open()
        model.filter(stay: .coming)
        model.filter(group: "suite")
        try await clock.advance(by: .milliseconds(300))
        try await eventually("nothing is asked") { building.log.last == "page /coming/suite after 0 at most 100" }
        let again = try await open()
        #expect(again.state.search == Search(stay: .coming, group: "suite"), "after the system ended the app")
    }

    @Test func anAnswerToAnOlderSearchIsThrownAway() async throws {
        many(3)
        let model = try await open()
        let gate = Gate()
        building.gate = gate
        building.tell(.customersChanged)
        try await eventually("nothing is read") { gate.count == 1 }
        building.gate = nil
        model.look("Guest 3")
        try await clock.advance(by: .milliseconds(300))
        try await eventually("nothing is found") { ids(model) == ["3"] }
        let answers = building.answers
        gate.open()
        try await eventually("the older answer does not come") { building.answers == answers + 1 }
        // Whoever took it would show it by then.
        for _ in 0..<1_000 { await Task.yield() }
        #expect(ids(model) == ["3"])
        building.tell(.customersChanged)
        try await eventually("it is read no more") { building.answers == answers + 2 }
        #expect(building.log.last == "page Guest 3// after 0 at most 100")
    }

    @Test func whoIsRemovedIsGoneFromTheListAndOnTheServerOnlyWhenTheOfferToUndoIs() async throws {
        building.customers = [maria, luca]
        let model = try await open()
        model.remove(try row(model, "m"))
        #expect(ids(model) == ["l"])
        #expect(model.state.total == 1)
        #expect(building.customers.count == 2)

        building.otp = false
        building.tell(.customersChanged)
        try await eventually("it is not read anew") { !model.state.otp }
        #expect(ids(model) == ["l"], "a change elsewhere does not bring the customer back")

        let removing = model.carryOut()
        #expect(model.carryOut() == nil)
        await removing?.value
        #expect(building.customers == [luca])
        #expect(building.log.filter { $0 == "remove \(idOf("m"))" }.count == 1)
        #expect(model.state.removed == nil)
    }

    @Test func undoneNothingWasEverRemoved() async throws {
        building.customers = [maria, luca]
        let model = try await open()
        model.remove(try row(model, "m"))
        model.undo()
        #expect(model.carryOut() == nil)
        #expect(ids(model) == ["m", "l"])
        #expect(model.state.total == 2)
        #expect(building.customers.count == 2)
    }

    @Test func aSecondRemovalCarriesOutTheFirst() async throws {
        building.customers = [maria, luca]
        let model = try await open()
        let second = try row(model, "l")
        model.remove(try row(model, "m"))
        model.remove(second)
        try await eventually("the first is not removed") { building.customers == [luca] }
        model.undo()
        #expect(ids(model) == ["l"])
    }

    @Test func aRemovalThatFailsIsToldAndTheCustomerIsBack() async throws {
        building.customers = [maria, luca]
        let model = try await open()
        model.remove(try row(model, "m"))
        building.failure = refused(.internal)
        await model.carryOut()?.value
        #expect(ids(model) == ["m", "l"])
        #expect(model.state.problem == Problem(refused(.internal)))
    }

    @Test func withoutAConnectionAtFirstThereIsAProblemAndTryingAgainHelps() async throws {
        building.customers = [maria]
        building.failure = offline
        let model = try await open()
        #expect(model.state.problem == Problem(offline))
        #expect(model.state.rows == nil)
        building.failure = nil
        model.refresh()
        #expect(model.state.refreshing)
        try await eventually("it goes on") { !model.state.refreshing }
        #expect(model.state.problem == nil)
        #expect(ids(model) == ["m"])
    }

    @Test func whenTheConnectionIsLostWhatWasSeenStays() async throws {
        building.customers = [maria]
        let model = try await open()
        building.tell(.offline)
        try await eventually("it is not heard of") { model.state.offline }
        #expect(ids(model) == ["m"])
        building.tell(.online)
        try await eventually("it is not heard of") { !model.state.offline }

        building.failure = offline
        model.refresh()
        try await eventually("it goes on") { !model.state.refreshing }
        #expect(model.state.offline)
        #expect(model.state.problem == nil)
        #expect(ids(model) == ["m"])
    }

    @Test func itIsKnownWhenOneTimeCodesAreSwitchedOff() async throws {
        let model = try await open()
        #expect(model.state.otp)
        building.otp = false
        building.tell(.projectChanged)
        try await eventually("it is not known") { !model.state.otp }
    }

    @Test func whoSeesItNoMoreHearsNoMore() async throws {
        let model = CustomersModel(project: { [building] in building }, saved: kept.saved, clock: clock.phone)
        let seen = Task { await model.run() }
        try await eventually("nothing is read") { model.state.rows != nil }
        seen.cancel()
        await seen.value
        #expect(model.state.problem == nil)
    }
}
