import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct AboutModelTests {
    private let folder: Folder
    private let tidier = FakeTidier()
    private let broken = Guarded<InnkeyError?>(nil)
    private let storageFails = InnkeyError.Storage(next: .tryAgain, detail: "")

    init() throws { folder = try Folder() }

    private func model() -> AboutModel {
        AboutModel(
            core: { [tidier, broken] in
                if let error = broken({ $0 }) { throw error }
                return tidier
            },
            storage: Storage([folder.url, folder.url.appending(path: "not there")]), app: "1.2",
            coreVersion: { "9.9" })
    }

    private func opened() async -> AboutModel {
        let model = model()
        await model.run()
        return model
    }

    private func write(_ path: String, _ bytes: Int) throws {
        let file = folder.url.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(count: bytes).write(to: file)
    }

    @Test func tellsVersionsAndWhatIsKept() async throws {
        try write("a/pack", 1000)
        try write("b", 24)
        #expect(model().state == AboutState(app: "1.2", core: nil, bytes: nil, tidying: nil, problem: nil))
        #expect(
            await opened().state == AboutState(app: "1.2", core: "9.9", bytes: 1024, tidying: nil, problem: nil))
    }

    @Test func tidyingTellsWhatItFreed() async throws {
        try write("old", 300)
        try write("new", 50)
        tidier.onTidy = { [folder] in try FileManager.default.removeItem(atPath: folder.path("old")) }
        let model = await opened()
        await model.tidy()?.value
        #expect(model.state.tidying == .done(freed: 300))
        #expect(model.state.bytes == 50)
    }

    @Test func aDoubleTapTidiesOnce() async throws {
        let gate = Gate()
        tidier.onTidy = { await gate.pass() }
        let model = await opened()
        let tidying = model.tidy()
        #expect(model.tidy() == nil)
        #expect(model.state.tidying == .running)
        try await eventually("it does not tidy") { gate.count == 1 }
        gate.open()
        await tidying?.value
        #expect(model.state.tidying == .done(freed: 0))
        #expect(tidier.count == 1)
    }

    @Test func tidyingThatFailsCanBeTriedAgain() async {
        tidier.onTidy = { [storageFails] in throw storageFails }
        let model = await opened()
        await model.tidy()?.value
        #expect(model.state.problem == Problem(storageFails))
        #expect(model.state.tidying == nil)
        tidier.onTidy = {}
        await model.tidy()?.value
        #expect(model.state.tidying == .done(freed: 0))
        #expect(model.state.problem == nil)
    }

    @Test func aCoreThatDoesNotOpenIsToldAndWhatIsKeptAllTheSame() async throws {
        try write("a", 7)
        broken { [storageFails] in $0 = storageFails }
        let model = await opened()
        #expect(model.state.problem == Problem(storageFails))
        #expect(model.state.bytes == 7 && model.state.core == nil)
        broken { $0 = nil }
        await model.load().value
        #expect(model.state.core == "9.9" && model.state.problem == nil)
    }

    @Test func itIsSaidInWords() {
        let english = Writing(.english)
        var state = AboutState(app: "1.2", core: nil, bytes: nil, tidying: nil, problem: nil)
        #expect(state.size(english) == "Counting…")
        let explained = state.tidied(english)
        (state.bytes, state.tidying) = (42_000_000, .running)
        #expect(state.size(english) == "42\u{A0}MB in all")
        #expect(state.tidied(english) == explained)
        state.tidying = .done(freed: 0)
        #expect(state.tidied(english) == "There was nothing to tidy up.")
        state.tidying = .done(freed: 3_000_000)
        #expect(state.tidied(english) == "3.0\u{A0}MB are free again.")
    }
}

/// Tidies as a test says.
@MainActor
private final class FakeTidier: AboutCore {
    private(set) var count = 0
    var onTidy: @MainActor () async throws -> Void = {}

    func tidy() async throws {
        count += 1
        try await onTidy()
    }
}
