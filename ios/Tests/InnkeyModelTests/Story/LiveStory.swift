import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// What changes on the server while a person looks, over the real core and a real server.
@MainActor
@Suite(.serialized, .timeLimit(.minutes(5))) struct LiveStory {
    @Test func theAdminsRightIsTakenAwayWhileTheSettingsAreOpen() async throws {
        let server = try await Server.started()
        let phone = try NewPhone()
        let project = try await phone.moveInAsHost(server)
        phone.navigator.open(.projectSettings(project: project))
        let model = phone.services.settings(project, phone.navigator, onTidied: { _ in })
        await model.run()
        #expect(model.state.known?.who?.admin == true)

        try server.setAdmin(false)
        await model.refresh().value
        #expect(model.state.known?.who?.admin == false, "still an admin, or nobody")
        #expect(model.state.problem == nil && model.state.devices?.count == 1)

        try server.setAdmin(true)
        await model.refresh().value
        #expect(model.state.known?.who?.admin == true)
    }
}
