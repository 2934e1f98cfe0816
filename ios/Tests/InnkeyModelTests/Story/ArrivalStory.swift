import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// From what a host hands over to the project in a guest's hand.
@MainActor
@Suite(.timeLimit(.minutes(5))) struct ArrivalStory {
    private let server: Server
    private let guest: NewPhone

    init() async throws { (server, guest) = try await (Server.started(), NewPhone()) }

    private func qr(_ text: String) throws -> Data { try qrPng(text: text, level: .medium, scale: 6) }

    /// A host's link for Maria, with the code in it.
    private func invited() async throws -> (link: String, code: String) {
        let anna = try await server.host()
        let (maria, code) = try await anna.invite("Maria Rossi")
        let invitation = try await anna.project.customers().invitation(
            id: maria.id, withCode: true, language: nil, template: nil)
        return (invitation.link, code)
    }

    @Test func fromTheQrToTheProjectAndIn() async throws {
        let (link, code) = try await invited()
        try guest.camera.see(qr("https://example.org"))
        let model = try await guest.adding()
        let looking = Task { await model.seek() }
        try await eventually("it does not warn") { model.state.viewfinder.live?.notice == .foreign }
        try guest.camera.see(qr(link))
        await looking.value
        let found = try #require(model.state.found)
        #expect(found.projects.map(\.name) == [SampleProject.name])
        #expect(found.trust == .link && found.download && found.code && found.ready)
        #expect(await guest.cards().isEmpty)

        let project = try await guest.downloads(model)
        let card = try #require(await guest.cards().first)
        #expect(card.name == SampleProject.name)
        #expect(card.downloaded && !card.update && card.person == .nobody)
        let cover = try #require(card.cover)
        #expect(try FileManager.default.attributesOfItem(atPath: cover)[.size] as? Int == 50_000)

        guest.navigator.go(to: .signIn(project: project), from: .project(project))
        let popup = guest.services.signIn(project, why: nil, guest.navigator)
        await popup.run()
        #expect(popup.fields.code == code.replacing("-", with: ""))
        await popup.submit()?.value
        #expect(guest.navigator.top == .project(project), "\(String(describing: popup.state.complaint))")
        guard case .guest("Maria Rossi", _, _) = await guest.cards().first?.person else {
            Issue.record("nobody is signed in")
            return
        }
    }

    @Test func theQrInAPicture() async throws {
        let file = guest.folder.url.appending(path: "qr.png")
        try qr(server.adminLink()).write(to: file)
        let model = try await guest.adding()
        await model.scanPhoto(file.absoluteString)?.value
        #expect(model.state.found?.projects.map(\.name) == [SampleProject.name])
    }

    @Test func whoDoesNotWantTheCameraPastesTheWholeMessage() async throws {
        let model = try await guest.adding()
        try await model.paste("Hello,\nyour access:\n\(server.adminLink())\nEnjoy your stay!").value
        _ = try await guest.downloads(model)
        #expect(await guest.cards().map(\.name) == [SampleProject.name])
    }

    @Test func aLinkThatAnotherAppOpensLeadsHereAndBackAndDoesNotOutliveTheApp() async throws {
        let link = try server.adminLink().lowercased()
        let model = try await guest.adding(link: link)
        #expect(model.state.found?.projects.map(\.name) == [SampleProject.name])
        #expect(!model.state.backDismisses)
        guest.navigator.back(from: .add(link: link))
        #expect(guest.navigator.top == .projects)
        let again = try await guest.adding(link: link)
        #expect(again.state.found?.projects.map(\.name) == [SampleProject.name])
        again.show(.nearby)
        #expect(!String(decoding: try #require(guest.navigator.encoded), as: UTF8.self).contains(link))
        await guest.dieAndComeBack()
        #expect(guest.navigator.top == .projects)
    }

    @Test func aLinkThatComesWhileTheAppRunsTakesThePlaceOfTheOneBefore() async throws {
        let broken = try await guest.adding(link: "INNKEY:1ABC")
        #expect(broken.state.link.problem == .unreadableLink)
        let link = try server.adminLink()
        let model = try await guest.adding(link: link)
        #expect(model.state.found != nil)
        #expect(guest.navigator.path == [.add(link: link)])
        // Whoever is not seen any more leads nobody on.
        await broken.paste(link).value
        await broken.add()?.value
        #expect(guest.navigator.top == .add(link: link))
    }

    @Test func byAddressAfterTheFingerprintWasComparedAndThenWhoeverIsNobodyIsAskedToSignIn() async throws {
        let addresses = try readLink(text: server.adminLink()).addresses
        let address = try #require(addresses.first)
        let model = try await guest.adding()
        model.type(address: "\(address.host):\(address.port)")
        await model.askAddress().value
        #expect(model.state.found?.projects.map(\.name) == [SampleProject.name])
        guard case .firstUse(let fingerprint, false) = model.state.found?.trust else {
            Issue.record("nobody is asked to compare: \(model.state.address)")
            return
        }
        #expect(fingerprint.count == 16 && server.log.contains(fingerprint.joined(separator: " ")))
        #expect(model.add() == nil)
        model.compared(true)
        await model.add()?.value
        let card = try #require(await guest.cards().first)
        #expect(!card.downloaded)
        let (download, screen) = guest.downloading(card.id)
        defer { screen.cancel() }
        try await eventually("it is downloaded without a right") {
            if case .failed(let problem) = download.state.phase { problem.step == .signIn } else { false }
        }
        download.step(.signIn)
        #expect(guest.navigator.top == .signIn(project: card.id))
        let popup = guest.services.signIn(card.id, why: nil, guest.navigator)
        await popup.run()
        popup.switchMethod()
        (popup.fields.user, popup.fields.password) = ("anna", Server.password)
        await popup.submit()?.value
        download.seenAgain()
        try await eventually("it does not go on") { guest.navigator.top == .project(card.id) }
    }

    @Test func anAddressThatNobodyAnswers() async throws {
        let model = try await guest.adding()
        model.type(address: "127.0.0.1:9")
        await model.askAddress().value
        #expect(model.state.address.problem?.what == .words(Words("add_unreachable")))
        #expect(model.state.address.problem?.next == Words("add_unreachable_next"))
    }

    @Test func aTextWithoutALinkSaysWhatItShouldBe() async throws {
        let model = try await guest.adding(link: "See you on Friday")
        #expect(model.state.link == LinkState("See you on Friday", problem: .noLink))
    }

    @Test func nobodyCanSignInWithoutTheServerButWithItAgain() async throws {
        let (link, code) = try await invited()
        let model = try await guest.adding(link: link)
        let project = try await guest.downloads(model)
        server.stop()
        guest.navigator.go(to: .signIn(project: project), from: .project(project))
        let popup = guest.services.signIn(project, why: nil, guest.navigator)
        await popup.run()
        popup.typed(code: code)
        await popup.submit()?.value
        #expect(popup.state.complaint?.problem.what == .words(Words("problem_offline")))
        #expect(guest.navigator.top == .signIn(project: project))
        try server.restart()
        await popup.submit()?.value
        #expect(guest.navigator.top == .project(project), "\(String(describing: popup.state.complaint))")
    }

    @Test func theListIsThereWithoutTheServerAndSaysSoUntilItIsBack() async throws {
        let model = try await guest.adding(link: server.adminLink())
        let project = try await guest.downloads(model)
        server.stop()
        let list = guest.services.projects()
        await list.run()
        #expect(list.state.offline)
        #expect(list.state.cards?.first?.route == .project(project))
        try server.restart()
        try server.publish(pictureBytes: 30_000)
        await list.refresh().value
        #expect(!list.state.offline)
        #expect(list.state.cards?.first?.update == true)
        list.askToRemove(try #require(list.state.cards?.first))
        await list.remove()?.value
        #expect(list.state.cards == [])
        #expect(await guest.cards().isEmpty)
    }

    @Test func theAppTellsOfTheCoreAndOfWhatItKeeps() async throws {
        _ = try await guest.downloads(guest.adding(link: server.adminLink()))
        let model = guest.services.about(app: "1.0")
        await model.run()
        #expect(model.state.core == innkeyVersion())
        #expect(try #require(model.state.bytes) > 50_000)
        await model.tidy()?.value
        #expect(model.state.tidying == .done(freed: 0))
        #expect(await guest.cards().map(\.downloaded) == [true])
    }
}
