import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// A project's settings as a person uses them, over the real core and a real server.
@MainActor
@Suite(.serialized, .timeLimit(.minutes(5))) struct SettingsStory {
    private let server: Server
    private let phone: NewPhone

    init() async throws {
        server = try await Server.started()
        phone = try NewPhone()
    }

    /// Signed in as the admin, the settings on the top, and read.
    private func settings() async throws -> (SettingsModel, String) {
        let project = try await phone.moveInAsHost(server)
        phone.navigator.open(.projectSettings(project: project))
        let model = phone.services.settings(project, phone.navigator, onTidied: { _ in })
        await model.run()
        return (model, project)
    }

    private func say(yes ask: Ask, in model: SettingsModel) async {
        model.ask(ask)
        await model.confirm()?.value
    }

    @Test func anAdminSignsAnotherDeviceOutThenThisOneAndTakesTheProjectOffThePhone() async throws {
        let other = try NewPhone()
        _ = try await other.moveInAsHost(server)
        let (model, _) = try await settings()
        #expect(model.state.known?.who?.admin == true && model.state.problem == nil)
        #expect(model.state.devices?.map(\.here) == [true, false])

        await say(yes: .signOutDevice(try #require(model.state.devices?.last)), in: model)
        #expect(model.state.failure == nil)
        #expect(model.state.devices?.map(\.here) == [true])

        await say(yes: .signOut, in: model)
        #expect(model.state.known != nil && model.state.known?.who == nil)
        #expect(model.state.devices == nil)

        await say(yes: .remove, in: model)
        #expect(phone.navigator.top == .projects)
        #expect(await phone.cards().isEmpty)
    }

    @Test func aNewPasswordIsGoodForTheNextSignInAndTheOldOneIsNot() async throws {
        let (model, project) = try await settings()
        let saved = Counter()
        let login = phone.services.login(project, onSaved: { saved.add() })
        login.open(model.state.known?.who?.user)
        #expect(login.form.user == "anna" && login.state.hasLogin)
        (login.form.user, login.form.password, login.form.current) = ("anna.bianchi", "arancia-amara-7", "wrong")
        await login.save()?.value
        #expect(login.state.problem?.what == .words(Words("settings_login_wrong")))
        login.form.current = Server.password
        await login.save()?.value
        #expect(saved.count == 1 && !login.state.open)
        await model.refresh().value
        #expect(model.state.known?.who?.user == "anna.bianchi")

        await say(yes: .signOut, in: model)
        let again = try await phone.services.core.project(project)
        await #expect(throws: InnkeyError.self) {
            _ = try await again.signInWithPassword(user: "anna", password: Server.password, device: "Test iPhone")
        }
        let answer = try await again.signInWithPassword(
            user: "anna.bianchi", password: "arancia-amara-7", device: "Test iPhone")
        #expect(answer.account.role == .admin)
    }

    @Test func withoutTheServerThePhoneTellsWhatItKnowsAndSignsOut() async throws {
        let (model, _) = try await settings()
        server.stop()
        await model.refresh().value
        #expect(model.state.offline && model.state.problem == nil)
        #expect(model.state.known?.who?.admin == true && model.state.devices?.count == 1)
        await say(yes: .signOut, in: model)
        #expect(model.state.failure == nil)
        #expect(model.state.known != nil && model.state.known?.who == nil)
    }
}
