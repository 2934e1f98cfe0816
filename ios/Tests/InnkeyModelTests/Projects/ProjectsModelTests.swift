import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct ProjectsModelTests {
    private let phone = FakeProjects()
    private let forgotten = Forgotten()

    /// Whose PINs were taken away.
    @MainActor private final class Forgotten { var projects: [String] = [] }

    init() { phone.infos = [aProject("casa")] }

    private func model() -> ProjectsModel {
        ProjectsModel(core: { [phone] in phone }, forget: { [forgotten] in forgotten.projects.append($0) })
    }

    private func opened() async -> ProjectsModel {
        let model = model()
        await model.run()
        return model
    }

    private func casa(_ model: ProjectsModel) throws -> ProjectCard { try #require(model.state.cards?.first) }

    @Test func aProjectIsRemovedWithItsPinOnceThatIsConfirmed() async throws {
        let model = await opened()
        try model.askToRemove(casa(model))
        #expect(phone.removed.isEmpty)
        await model.remove()?.value
        #expect(phone.removed == ["casa"])
        #expect(forgotten.projects == ["casa"])
        #expect(model.state.cards == [])
        #expect(model.remove() == nil)
    }

    @Test func whatIsKeptIsNotRemoved() async throws {
        let model = await opened()
        try model.askToRemove(casa(model))
        model.keep()
        #expect(model.remove() == nil)
        #expect(model.state.removing == nil)
    }

    @Test func whatCouldNotBeRemovedKeepsItsPin() async throws {
        let model = await opened()
        phone.removing = .Busy(next: .wait(seconds: 1), detail: "downloads")
        try model.askToRemove(casa(model))
        await model.remove()?.value
        #expect(model.state.problem != nil)
        #expect(forgotten.projects.isEmpty)
        #expect(model.state.cards?.count == 1)
    }

    @Test func aDamagedProjectStandsAmongTheOthersWithoutItsPicture() async {
        phone.infos.append(aProject("haus"))
        phone.damaged = ["haus"]
        phone.upToDate = ["casa": true, "haus": true]
        let state = await opened().state
        #expect(state.cards?.map(\.id) == ["casa", "haus"])
        #expect(state.cards?.map(\.cover) == ["/cover", nil])
        #expect(state.problem == nil)
    }

    @Test func whatServersHaveIsTold() async throws {
        phone.infos = [aProject("casa"), aProject("haus"), aProject("new", version: nil)]
        phone.upToDate = ["casa": false, "haus": true]
        let model = await opened()
        #expect(model.state.cards?.map(\.update) == [true, false, false])
        #expect(model.state.cards?.map(\.route) == [.project("casa"), .project("haus"), .download(project: "new")])
        #expect(phone.asked.sorted() == ["casa", "haus"])
        #expect(!model.state.offline && !model.state.refreshing)
    }

    @Test func anUpdateIsShownUntilItIsThereAndNotAMomentLonger() async throws {
        phone.upToDate = ["casa": false]
        let model = await opened()
        let gate = Gate()
        phone.gate = gate
        let asking = model.refresh()
        try await eventually("nobody is asked") { gate.count == 1 }
        #expect(try casa(model).update)
        phone.infos = [aProject("casa", version: 2)]
        // Seen again while the servers are still being asked.
        await model.run()
        #expect(phone.asked.count == 2)
        #expect(try !casa(model).update)
        phone.upToDate = ["casa": true]
        gate.open()
        await asking.value
        #expect(try !casa(model).update)
    }

    @Test func whatIsRemovedWhileServersAreAskedDoesNotComeBack() async throws {
        let gate = Gate()
        phone.gate = gate
        let model = model()
        let asking = model.refresh()
        try await eventually("nobody is asked") { gate.count == 1 }
        try model.askToRemove(casa(model))
        await model.remove()?.value
        gate.open()
        await asking.value
        #expect(model.state.cards == [])
    }

    @Test func withoutAnyServerItSaysSo() async {
        phone.infos.append(aProject("haus"))
        let model = await opened()
        #expect(model.state.offline)
        phone.upToDate = ["haus": true]
        await model.refresh().value
        #expect(!model.state.offline)
    }

    @Test func whoIsSignedInStandsOnTheCard() async throws {
        let until = noon.addingTimeInterval(86_400)
        let guest = Account(
            id: idOf("maria"), role: .customer, name: "Maria", stay: Stay(until: until), user: nil, ownLogin: false)
        let admin = Account(id: idOf("anna"), role: .admin, name: "Anna", stay: Stay(), user: "anna", ownLogin: true)
        phone.infos = [aProject("a"), aProject("b", account: admin), aProject("c", account: guest)]
        let rome = try #require(TimeZone(identifier: "Europe/Rome"))
        #expect(
            await opened().state.cards?.map(\.person) == [
                .nobody, .admin(name: "Anna"), .guest(name: "Maria", until: until, zone: rome),
            ])
    }

    @Test func whatCannotBeReadIsToldAndCanBeTriedAgain() async {
        phone.reading = .Storage(next: .tryAgain, detail: "")
        let model = await opened()
        #expect(model.state.cards == nil)
        #expect(model.state.problem?.step == .tryAgain)
        phone.reading = nil
        await model.refresh().value
        #expect(model.state.cards?.count == 1)
        #expect(model.state.problem == nil)
    }
}
