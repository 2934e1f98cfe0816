import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct AddServersTests {
    private let bench = AddBench()
    private var finder: FakeFinder { bench.finder }

    /// Asks for an address, and gives the answer.
    private func ask(_ model: AddModel, _ answer: Result<FoundServer, InnkeyError>) async throws {
        let before = finder.asked.count
        let asking = model.askAddress()
        #expect(model.state.address.asking)
        try await eventually("it is not asked") { finder.asked.count > before }
        finder.answer(before, answer)
        await asking.value
    }

    private func at(_ address: String) async -> AddModel {
        let model = await bench.seen()
        model.type(address: address)
        return model
    }

    @Test func aServerIsAskedWhoItIsAndAPersonComparesBeforeAnythingIsAdded() async throws {
        let model = await at("192.168.1.20")
        try await ask(model, .success(aServer("casa", "haus")))
        #expect(!model.state.address.asking)
        #expect(model.state.found?.projects.map(\.name) == ["The casa", "The haus"])
        #expect(model.state.found?.trust == .firstUse(fingerprint: ["4F1C", "09AB"], compared: false))
        model.compared(true)
        #expect(model.add() == nil)
        model.choose("haus")
        model.compared(false)
        #expect(model.add() == nil)
        model.compared(true)
        await model.add()?.value
        #expect(finder.added == ["haus"])
        #expect(bench.opened == ["local"])
    }

    @Test func aCertifiedServerNeedsNoComparingAndItsOnlyProjectNoChoice() async throws {
        let model = await at("casa.example.org")
        try await ask(model, .success(aServer("casa", certified: true)))
        #expect(model.state.found?.trust == .publicly)
        #expect(model.state.found?.ready == true)
    }

    @Test func aServerThatCannotBeAskedIsNamedWithWhatToDo() async throws {
        let model = await at("casa.example.org")
        let refused: [(InnkeyError, Words)] = [
            (offline, Words("add_unreachable")),
            (.Timeout(next: .tryAgain, detail: ""), Words("add_unreachable")),
            (.Untrusted(next: .askHost, detail: ""), Words("add_untrusted")),
            (.Invalid(next: .correct, detail: ""), Words("add_bad_address")),
        ]
        for (error, words) in refused {
            try await ask(model, .failure(error))
            #expect(model.state.address.problem?.what == .words(words))
            #expect(model.state.address.problem?.next != nil)
            #expect(model.state.address.text == "casa.example.org")
            #expect(!model.state.address.asking)
        }
        #expect(finder.asked.count == 4)
        model.type(address: "casa.example.com")
        #expect(model.state.address.problem == nil)
    }

    @Test func serversNearbyAreListedAndWhoIsAskedLastIsFound() async throws {
        let model = await at("casa.example.org")
        model.show(.nearby)
        let listening = Task { await model.seek() }
        defer { listening.cancel() }
        try await bench.clock.advance(by: .seconds(6))
        try await eventually("it is not settled") { model.state.nearby.settled }
        try await eventually("nobody listens") { bench.network.listeners == 1 }
        bench.network.announce(casaNearby)
        try await eventually("none is listed") { !model.state.nearby.servers.isEmpty }
        let row = model.state.nearby.servers[0]
        #expect(row == NearbyRow(id: "4F1C 09AB", name: "Casa Limone", address: "192.168.1.20:8443"))

        let first = model.askAddress()
        try await eventually("it is not asked") { finder.asked.count == 1 }
        let second = model.ask(row)
        #expect(!model.state.address.asking)
        #expect(model.state.nearby.asking == row.id)
        try await eventually("it is not asked") { finder.asked.count == 2 }
        finder.answer(0, .success(aServer("late")))
        await first.value
        #expect(model.state.found == nil)
        finder.answer(1, .failure(offline))
        await second?.value
        #expect(model.state.nearby.asking == nil)
        #expect(model.state.nearby.problem?.step == .tryAgain)
        let third = model.askAgain()
        try await eventually("it is not asked") { finder.asked.count == 3 }
        finder.answer(2, .success(aServer("casa")))
        await third?.value
        #expect(model.state.found?.projects.map(\.name) == ["The casa"])
        #expect(finder.asked == ["casa.example.org", "Casa Limone", "Casa Limone"])
    }

    @Test(arguments: [NearbyFailure.notAllowed, .broken])
    func aNetworkThatCannotBeListenedToIsSaid(failure: NearbyFailure) async throws {
        let model = await bench.seen()
        model.show(.nearby)
        let listening = Task { await model.seek() }
        try await eventually("nobody listens") { bench.network.listeners == 1 }
        bench.network.fail(failure)
        await listening.value
        #expect(model.state.nearby.failure == failure)
        let again = Task { await model.seek() }
        try await eventually("it is still said") { model.state.nearby.failure == nil }
        again.cancel()
        await again.value
        #expect(model.state.nearby.failure == nil)
    }
}
