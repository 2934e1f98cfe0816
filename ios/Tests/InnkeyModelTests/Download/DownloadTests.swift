import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct DownloadTests {
    @Test func itIsToldFromTheFirstByteToTheLast() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        #expect(download.state.phase == .preparing)
        try await eventually("it has no name") { download.state.building?.name == "Casa Limone" }
        transfer.tell(0, 4_000)
        try await download.comes(to: .running)
        #expect(download.state.part == 0)
        #expect(download.state.rate == nil)
        transfer.tell(1_000, 4_000, rate: 1_000, left: 3)
        try await eventually("nothing has come") { download.state.bytes == 1_000 }
        #expect(download.state.rate == 1_000 && download.state.left == .seconds(3))
        transfer.done()
        try await download.comes(to: .done)
        #expect(download.state.rate == nil && download.state.left == nil)
    }

    @Test func anUpdateNamesItsVersionThoughWhatIsThereIsDamaged() async throws {
        let (download, _) = try await DownloadBench(version: 4).begun()
        let named = Building(name: "Casa Limone", cover: nil, update: true, version: 5)
        try await eventually("it is not named") { download.state.building == named }
    }

    @Test func startingTwiceIsTheSameDownload() async throws {
        let bench = DownloadBench()
        let (first, transfer) = try await bench.begun()
        #expect(bench.downloads.start("casa") === first)
        transfer.tell(1, 100)
        try await first.comes(to: .running)
        #expect(bench.casa.transfers.count == 1)
    }

    @Test func afterItsEndThereIsANewOneWhenTheOldHasLetGo() async throws {
        let bench = DownloadBench()
        let (first, transfer) = try await bench.begun()
        first.cancel()
        let second = bench.downloads.start("casa")
        #expect(first !== second)
        try await bench.transfer(2)
        #expect(transfer.isCancelled)
        #expect(first.state.phase == .cancelled)
        #expect(second.state.phase == .preparing)
    }

    @Test func theNewOneWaitsForAsLongAsTheOldHoldsOn() async throws {
        let bench = DownloadBench(lingers: true)
        let (first, transfer) = try await bench.begun()
        first.cancel()
        bench.downloads.start("casa")
        bench.downloads.start("other")
        try await eventually("the other is not fetched") { bench.other.transfers.count == 1 }
        #expect(bench.casa.transfers.count == 1)
        transfer.letGo()
        try await bench.transfer(2)
    }

    @Test func aPauseWhileTheCoreOpensIsObeyed() async throws {
        let gate = Gate()
        let bench = DownloadBench(gate: gate)
        let download = bench.downloads.start("casa")
        // Who describes and who fetches.
        try await eventually("the core is not asked for") { gate.count == 2 }
        download.pause()
        gate.open()
        #expect(try await bench.transfer().isPaused)
        #expect(download.state.phase == .paused(by: .person))
    }

    @Test func itPausesAndGoesOn() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        transfer.tell(10, 100, rate: 10, left: 9)
        try await download.comes(to: .running)
        download.pause()
        #expect(transfer.isPaused)
        #expect(download.state.phase == .paused(by: .person))
        #expect(download.state.rate == nil && download.state.left == nil)
        transfer.tell(20, 100, .paused)
        try await eventually("what came is not told") { download.state.bytes == 20 }
        #expect(download.state.phase == .paused(by: .person))
        download.goOn()
        #expect(!transfer.isPaused)
        #expect(download.state.phase == .preparing)
        #expect(download.state.rate == nil && download.state.left == nil)
        transfer.tell(30, 100)
        try await download.comes(to: .running)
        #expect(bench.casa.transfers.count == 1)
    }

    @Test func aCancelledOneStaysSo() async throws {
        let (download, transfer) = try await DownloadBench().begun()
        download.cancel()
        download.cancel()
        download.goOn()
        download.answer(.now)
        try await eventually("it is not cancelled") { transfer.isCancelled }
        await download.job?.value
        #expect(download.state.phase == .cancelled)
    }

    @Test func aFailureIsToldAndTryingAgainGoesOnWhereItWas() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        transfer.tell(40, 100)
        transfer.fail(offline)
        #expect(try await download.fails() == Problem(offline))
        #expect(download.state.bytes == 40)
        download.goOn()
        download.goOn()
        #expect(download.state.phase == .preparing)
        let next = try await bench.transfer(2)
        next.tell(0, 60)
        try await download.comes(to: .running)
        #expect(download.state.bytes == 40)
        #expect(download.state.total == 100)
        next.fail(offline)
        _ = try await download.fails()
        #expect(bench.casa.transfers.count == 2, "the second tap was not saved for later")
    }

    @Test func comingBackToOneThatHasFailedTriesAgain() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        transfer.fail(offline)
        _ = try await download.fails()
        #expect(bench.downloads.start("casa") === download)
        try await bench.transfer(2)
    }

    @Test func aProjectThatIsNotThereFailsInWords() async throws {
        let download = DownloadBench().downloads.start("gone")
        #expect(try await download.fails().step == .addAgain)
    }

    @Test func tooLittleRoomSaysHowMuchIsMissing() async throws {
        let (download, transfer) = try await DownloadBench().begun()
        transfer.fail(.NoSpace(needed: 500, available: 200, next: .freeSpace, detail: ""))
        let problem = try await download.fails()
        #expect(problem.what == .spaceMissing(bytes: 300))
        #expect(problem.step == .freeSpace)
    }

    @Test func theAppIsKeptAliveWhenItBeginsAndWhenItGoesOn() async throws {
        let bench = DownloadBench()
        let (download, _) = try await bench.begun()
        #expect(bench.background.kept.count == 1)
        download.goOn()
        #expect(bench.background.kept.count == 1, "it goes on anyway")
        download.pause()
        download.goOn()
        #expect(bench.background.kept.count == 2)
    }

    @Test func whatTheSystemHasPausedGoesOnWhenItsScreenIsOpened() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        bench.downloads.pauseAll()
        #expect(download.state.phase == .paused(by: .system))
        #expect(transfer.isPaused)
        bench.downloads.start("casa")
        #expect(download.state.phase == .preparing)
        #expect(!transfer.isPaused)
    }

    @Test func cancellingOneLetsTheOthersGoOn() async throws {
        let bench = DownloadBench()
        let (download, _) = try await bench.begun()
        bench.downloads.start("other")
        try await eventually("it is not fetched") { bench.other.transfers.count == 1 }
        download.cancel()
        await download.job?.value
        #expect(!bench.other.transfers[0].isCancelled)
    }
}
