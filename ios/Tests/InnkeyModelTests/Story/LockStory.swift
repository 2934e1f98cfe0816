import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// A PIN before a project, over the real core and a real server.
@MainActor
@Suite(.serialized, .timeLimit(.minutes(5))) struct LockStory {
    private let server: Server
    private let phone: NewPhone

    init() async throws {
        server = try await Server.started()
        phone = try NewPhone()
    }

    /// Signed in, with a PIN; the project stands on the top. Gives its id.
    private func projectWithAPin() async throws -> String {
        let project = try await phone.moveInAsHost(server)
        #expect(phone.navigator.top == .project(project))
        let setup = phone.services.lockSetup(project)
        setup.choose()
        for _ in 0..<2 {
            for digit in [2, 4, 6, 8] { setup.type(digit) }
            await setup.submit()?.value
        }
        #expect(setup.state.stage == .on && !phone.services.lock.isLocked(project))
        return project
    }

    /// What stands in the project's place.
    private func door(_ project: String) async -> LockModel {
        let door = phone.services.locked(project, phone.navigator)
        await door.run()
        return door
    }

    private func inPlace(of screen: Route) -> InPlace { phone.services.lock.inPlace(of: screen, in: phone.navigator) }

    private func enter(_ digits: Int..., at door: LockModel) async {
        for digit in digits { door.type(digit) }
        await door.submit()?.value
    }

    @Test func thePinOutlastsTheAppAndSoDoesTheWaitAfterWrongTries() async throws {
        let project = try await projectWithAPin()
        #expect(inPlace(of: .project(project)) == .screen)
        await phone.dieAndComeBack()
        #expect(phone.navigator.top == .project(project))
        #expect(inPlace(of: .project(project)) == .question(project: project))
        let first = await door(project)
        #expect(first.state.name == "Casa Prova" && first.state.pad == .empty)
        for _ in 0..<5 { await enter(1, 1, 1, 1, at: first) }
        #expect(first.state.pad.waitUntil != nil)

        await phone.dieAndComeBack()
        let second = await door(project)
        #expect(second.state.pad.waitUntil != nil)
        await enter(2, 4, 6, 8, at: second)
        #expect(phone.services.lock.isLocked(project), "the right one was looked at too early")
        phone.time.pass(30)
        await enter(2, 4, 6, 8, at: second)
        #expect(inPlace(of: .project(project)) == .screen)
        #expect(second.state.pad == .empty)
    }

    @Test func aMinuteAwayTheProjectIsCoveredAndWhatWasTypedComesBackWithThePin() async throws {
        let project = try await projectWithAPin()
        let editor = Route.editor(project: project)
        phone.navigator.path = [.project(project), .customers(project: project), editor]
        let before = phone.services.editor(project, customer: nil, phone.navigator)
        await before.run("en")
        before.edit { $0.name = "Maria Rossi" }
        #expect(phone.services.lock.hidesPicture(of: phone.navigator))

        phone.services.lock.leave()
        phone.time.pass(60)
        phone.services.lock.comeBack()
        #expect(inPlace(of: editor) == .question(project: project))
        #expect(inPlace(of: .customers(project: project)) == .nothing && inPlace(of: .project(project)) == .nothing)

        await enter(2, 4, 6, 8, at: await door(project))
        #expect(phone.navigator.path.allSatisfy { inPlace(of: $0) == .screen })
        // The view that asks takes the place of the form, and a new form that of the view.
        let after = phone.services.editor(project, customer: nil, phone.navigator)
        await after.run("en")
        #expect(after.state.form?.name == "Maria Rossi")
    }

    @Test func whoForgotItRemovesTheProjectAndCanAddItAgainWithoutAPin() async throws {
        let project = try await projectWithAPin()
        phone.navigator.go(to: .projectSettings(project: project), from: .project(project))
        await phone.dieAndComeBack()
        let door = await door(project)
        door.askToForget()
        await door.forget()?.value
        #expect(door.state.problem == nil)
        #expect(phone.navigator.top == .projects)
        #expect(await phone.cards().isEmpty)
        let again = try await phone.has(server.adminLink())
        #expect(!phone.services.lock.isOn(again))
    }

    @Test func whoHasGoneElsewhereStaysThereWhenTheProjectIsRemoved() async throws {
        let project = try await projectWithAPin()
        await phone.dieAndComeBack()
        let door = await door(project)
        let forgetting = door.forget()
        phone.navigator.home(from: .project(project))
        phone.navigator.go(to: .about, from: .projects)
        await forgetting?.value
        #expect(await phone.cards().isEmpty)
        #expect(phone.navigator.top == .about)
    }

    @Test func removedFromTheListTheProjectTakesItsPinAlong() async throws {
        let project = try await projectWithAPin()
        let list = phone.services.projects()
        await list.run()
        list.askToRemove(try #require(list.state.cards?.first))
        await list.remove()?.value
        #expect(!phone.services.lock.isOn(project))
        await phone.dieAndComeBack()
        #expect(!phone.services.lock.isOn(project))
    }
}
