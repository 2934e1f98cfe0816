import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct WatchedTests {
    private let watched = Watched(1)

    @Test func whoWatchesSeesWhatItIsAndWhatItBecomes() async throws {
        var seen: [Int] = []
        for await value in watched.watch() {
            seen.append(value)
            if value == 3 { break }
            watched.value += 1
        }
        #expect(seen == [1, 2, 3])
    }

    @Test func whoIsSlowSeesTheNewest() async {
        var values = watched.watch().makeAsyncIterator()
        (watched.value, watched.value) = (2, 3)
        #expect(await values.next() == 3)
    }

    @Test func severalMayWatch() async throws {
        let waiting = [2, 2, 3].map { wanted in
            Task { [watched] in try await watched.wait { $0 >= wanted } }
        }
        watched.value = 2
        try await waiting[0].value
        try await waiting[1].value
        watched.value = 3
        try await waiting[2].value
    }

    @Test func whatIsSoAlreadyIsNotWaitedFor() async throws { try await watched.wait { $0 == 1 } }

    @Test func whoIsCancelledWaitsNoLonger() async {
        let waiting = Task { [watched] in try await watched.wait { $0 == 2 } }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }
}
