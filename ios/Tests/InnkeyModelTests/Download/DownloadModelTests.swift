import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct DownloadModelTests {
    private let bench = DownloadBench(mobile)
    private let done = Counter()
    private let cancelled = Counter()
    private let steps = Steps()

    @MainActor private final class Steps { var asked: [Step] = [] }

    private func model() -> DownloadModel {
        DownloadModel(
            project: "casa", downloads: bench.downloads, onDone: done.add, onCancelled: cancelled.add,
            onStep: { [steps] in steps.asked.append($0) })
    }

    /// The screen is seen until the task is cancelled.
    private func seen(_ model: DownloadModel) -> Task<Void, Never> { Task { await model.run() } }

    @Test func aModelThatIsThrownAwayBeginsNothing() {
        #expect(model().state.phase == .preparing)
        #expect(bench.downloads.all.isEmpty)
    }

    @Test func whatIsThereLeadsToTheProject() async throws {
        let model = model()
        let screen = seen(model)
        defer { screen.cancel() }
        try await bench.transfer().done()
        try await eventually("it does not lead on") { done.count > 0 }
        #expect(model.state.phase == .done)
        #expect(cancelled.count == 0)
    }

    @Test func whatEndsUnseenLeadsOnWhenItIsSeenAgain() async throws {
        let model = model()
        let screen = seen(model)
        let transfer = try await bench.transfer()
        screen.cancel()
        await screen.value
        transfer.done()
        try await bench.downloads.all["casa"]?.comes(to: .done)
        #expect(done.count == 0)
        let again = seen(model)
        defer { again.cancel() }
        try await eventually("it does not lead on") { done.count > 0 }
        #expect(bench.casa.transfers.count == 1)
    }

    @Test func aCancelledOneLeadsBack() async throws {
        let model = model()
        let screen = seen(model)
        defer { screen.cancel() }
        try await bench.transfer()
        model.cancel()
        try await eventually("it does not lead back") { cancelled.count > 0 }
        #expect(done.count == 0)
    }

    @Test func aPersonAnswersForMobileData() async throws {
        let model = model()
        let screen = seen(model)
        defer { screen.cancel() }
        let transfer = try await bench.transfer()
        transfer.tell(0, 42_000_000)
        try await eventually("it does not ask") { model.state.phase == .asking }
        model.waitForWifi()
        try await eventually("it does not wait") { model.state.phase == .waitingForWifi }
        model.useMobileData()
        #expect(!transfer.isPaused)
    }

    @Test func whatAPersonHasPausedStaysSoWhenItsScreenIsOpened() async throws {
        let model = model()
        let screen = seen(model)
        let transfer = try await bench.transfer()
        model.pause()
        bench.downloads.pauseAll()
        screen.cancel()
        await screen.value
        let again = self.model()
        let second = seen(again)
        defer { second.cancel() }
        try await eventually("it does not stand") { again.state.phase == .paused(by: .person) }
        #expect(transfer.isPaused)
        again.goOn()
        #expect(!transfer.isPaused)
    }

    @Test func whoComesBackFromWhatHelpsNeedNotTryAgain() async throws {
        let model = model()
        let screen = seen(model)
        defer { screen.cancel() }
        try await bench.transfer().fail(notSignedIn)
        try await eventually("it does not fail") { model.state.phase == .failed(Problem(notSignedIn)) }
        model.seenAgain()
        #expect(bench.downloads.all["casa"]?.state.phase == .failed(Problem(notSignedIn)), "nobody was away")
        model.step(.signIn)
        #expect(steps.asked == [.signIn])
        model.seenAgain()
        try await bench.transfer(2)
    }
}
