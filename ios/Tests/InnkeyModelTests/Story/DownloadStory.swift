import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// A project comes onto a phone, whatever comes between.
@MainActor
@Suite(.timeLimit(.minutes(5))) struct DownloadStory {
    private let server: Server
    private let phone: NewPhone
    private let project: String
    private let slow: Task<Void, Never>

    init() async throws {
        server = try await Server.started(pictureBytes: 24_000_000)
        phone = try NewPhone()
        project = try await phone.has(server.adminLink())
        slow = server.slowly()
    }

    /// The screen of a download in its midst.
    private func begun() async throws -> (DownloadModel, Task<Void, Never>) {
        let (model, screen) = phone.downloading(project)
        try await eventually("nothing arrives: \(model.state)") { model.state.bytes > 0 }
        try #require(model.state.part ?? 1 < 1, "it was over before")
        return (model, screen)
    }

    /// The server answers as fast as it can.
    private func hurry() async {
        slow.cancel()
        await slow.value
    }

    private func arrives() async throws {
        try await eventually("it does not arrive") { phone.navigator.top == .project(project) }
        #expect(await phone.cards().map(\.downloaded) == [true])
    }

    @Test func theServerEndsInTheMiddleAndItGoesOnWhereItWas() async throws {
        let (model, screen) = try await begun()
        defer { screen.cancel() }
        // Not after it hurries: it might be over before.
        server.stop()
        await hurry()
        try await eventually("it does not stand") {
            if case .failed(let problem) = model.state.phase { problem.step == .tryAgain } else { false }
        }
        let before = model.state
        try server.restart()
        model.goOn()
        try await arrives()
        #expect(model.state.bytes >= before.bytes)
        #expect(model.state.total == before.total)
    }

    @Test func theAppIsEndedInTheMiddleAndItGoesOnByItself() async throws {
        let (_, screen) = try await begun()
        screen.cancel()
        await phone.dieAndComeBack()
        await hurry()
        #expect(phone.navigator.top == .download(project: project))
        let (_, again) = phone.downloading(project)
        defer { again.cancel() }
        try await arrives()
    }

    @Test func aPauseOutlastsTheScreen() async throws {
        let (model, screen) = try await begun()
        model.pause()
        screen.cancel()
        await screen.value
        let (again, second) = phone.downloading(project)
        defer { second.cancel() }
        try await eventually("it does not stand") { again.state.phase == .paused(by: .person) }
        await hurry()
        #expect(again.state.phase == .paused(by: .person))
        again.goOn()
        try await arrives()
    }

    @Test func aCancelledOneLeadsBackToTheProjects() async throws {
        let (model, screen) = try await begun()
        defer { screen.cancel() }
        model.cancel()
        try await eventually("it does not lead back") { phone.navigator.top == .projects }
        await hurry()
        #expect(await phone.cards().map(\.downloaded) == [false])
    }

    @Test func anotherNetworkMakesUpForALostOne() async throws {
        let (model, screen) = try await begun()
        defer { screen.cancel() }
        phone.connection.now = noNetwork
        try await eventually("it does not wait") { model.state.phase == .offline }
        await hurry()
        phone.connection.now = mobile
        try await eventually("it does not ask") { model.state.phase == .asking }
        model.useMobileData()
        try await arrives()
    }
}
