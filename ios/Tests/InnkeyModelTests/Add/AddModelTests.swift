import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct AddModelTests {
    private let bench = AddBench()

    @Test func aPublicLinkSaysSoAndThatItCannotBeDownloadedYet() async throws {
        let found = try #require(await bench.seen(link: hausLink).state.found)
        #expect(found.trust == .publicly)
        #expect(!found.download && !found.code)
    }

    @Test func aLinkInAMessagePasted() async {
        let model = await bench.seen()
        await model.paste("Open this link:\n\(casaLink)\nEnjoy your stay!").value
        #expect(bench.finder.added.isEmpty)
        await model.add()?.value
        #expect(bench.finder.added == [casaLink])
        #expect(bench.opened == ["local"])
        #expect(model.add() == nil)
    }

    @Test func aLinkTyped() async {
        let model = await bench.seen()
        model.type(link: casaLink.lowercased())
        #expect(model.state.found == nil)
        await model.openTyped().value
        #expect(model.state.found?.code == true)
        #expect(model.state.backDismisses)
    }

    @Test func aLinkHandedOver() async {
        let model = await bench.seen(link: "Open this link:\n\(casaLink)\nEnjoy your stay!")
        #expect(model.state.handedOver && !model.state.backDismisses)
        #expect(model.state.found?.projects.map(\.name) == ["Casa Limone"])
        #expect(model.state.seeking == .nothing)
    }

    @Test func aTextWithoutALinkAndALinkThatIsCutAreRefusedInWordsAndStayToBeMended() async {
        let model = await bench.seen(link: "See you on Friday")
        #expect(model.state.way == .link)
        #expect(model.state.link == LinkState("See you on Friday", problem: .noLink))
        await model.paste(String(casaLink.dropLast(3))).value
        #expect(model.state.link.problem == .unreadableLink)
        model.type(link: "INNKEY:2ABC")
        #expect(model.state.link.problem == nil)
        await model.openTyped().value
        #expect(model.state.link.problem == .unreadableLink)
        #expect(model.state.found == nil)
    }

    @Test func aLinkIsNeverKeptWhereItOutlivesTheApp() async {
        let model = await bench.seen()
        model.show(.link)
        await model.paste(casaLink).value
        model.type(address: "casa.example.org")
        #expect(bench.kept.saved.value == SavedAdd(way: .link, address: "casa.example.org"))
        let later = await bench.seen()
        #expect(later.state.way == .link)
        #expect(later.state.address.text == "casa.example.org")
        #expect(later.state.link.text == "")
    }

    @Test func whatCouldNotBeAddedCanBeTriedAgain() async {
        let model = await bench.seen(link: casaLink)
        bench.finder.refusal = .Storage(next: .tryAgain, detail: "")
        await model.add()?.value
        #expect(model.state.found?.problem?.step == .tryAgain)
        #expect(model.state.found?.adding == false)
        #expect(bench.opened.isEmpty)
        bench.finder.refusal = nil
        let adding = model.add()
        #expect(model.state.found?.problem == nil)
        await adding?.value
        #expect(bench.finder.added == [casaLink])
    }

    @Test func whatIsLookedThroughFollowsWhatIsSeen() async {
        let model = await bench.seen()
        #expect(model.state.seeking == .camera)
        model.show(.link)
        #expect(model.state.seeking == .nothing)
        model.show(.nearby)
        #expect(model.state.seeking == .network)
        bench.camera.permission = .notAsked
        model.show(.scan)
        #expect(await bench.seen().state.seeking == .nothing)
    }
}
