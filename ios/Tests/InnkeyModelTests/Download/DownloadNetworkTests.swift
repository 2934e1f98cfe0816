import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct DownloadNetworkTests {
    private let much: UInt64 = 42_000_000

    @Test func withoutANetworkItWaitsAndGoesOnByItself() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        transfer.tell(40, 100, rate: 10, left: 6)
        try await download.comes(to: .running)
        bench.connection.now = noNetwork
        try await download.comes(to: .offline)
        #expect(transfer.isPaused)
        #expect(download.state.rate == nil && download.state.left == nil)
        bench.connection.now = wifi
        try await download.comes(to: .preparing)
        #expect(!transfer.isPaused)
    }

    @Test func begunWithoutANetworkItAsksNobodyBeforeThereIsOne() async throws {
        let bench = DownloadBench(noNetwork)
        let download = bench.downloads.start("casa")
        try await download.comes(to: .offline)
        #expect(bench.casa.transfers.isEmpty)
        bench.connection.now = wifi
        try await bench.transfer()
    }

    @Test func whatBreaksWithoutANetworkGoesOnByItself() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        bench.connection.now = noNetwork
        try await download.comes(to: .offline)
        transfer.fail(offline)
        bench.connection.now = wifi
        try await bench.transfer(2)
        #expect(download.state.phase == .preparing)
    }

    @Test func whatBrokeWithTheNetworkGoesOnThoughTheNetworkIsBackAlready() async throws {
        let bench = DownloadBench()
        let (download, transfer) = try await bench.begun()
        bench.connection.now = noNetwork
        try await download.comes(to: .offline)
        bench.connection.now = wifi
        try await download.comes(to: .preparing)
        transfer.fail(offline)
        try await bench.transfer(2)
        #expect(download.state.phase == .preparing)
    }

    @Test func aFailureOfTheNetworkIsMadeUpForByAnotherNetwork() async throws {
        let bench = DownloadBench(mobile)
        let (download, transfer) = try await bench.begun()
        transfer.fail(offline)
        _ = try await download.fails()
        #expect(bench.background.kept.count == 1)
        bench.connection.now = wifi
        try await bench.transfer(2)
        #expect(download.state.phase == .preparing)
        #expect(bench.background.kept.count == 2)
    }

    @Test func otherFailuresAreNot() async throws {
        let bench = DownloadBench(mobile)
        let (download, transfer) = try await bench.begun()
        transfer.fail(notSignedIn)
        _ = try await download.fails()
        bench.connection.now = noNetwork
        bench.connection.now = wifi
        let other = bench.downloads.start("other")
        try await eventually("the network is not heard of") { bench.other.transfers.count == 1 }
        other.cancel()
        #expect(download.state.phase == .failed(Problem(notSignedIn)))
        #expect(bench.casa.transfers.count == 1)
    }

    @Test func muchOverMobileDataIsAskedAboutOnceItsSizeIsKnown() async throws {
        let bench = DownloadBench(mobile)
        let (download, transfer) = try await bench.begun()
        #expect(download.state.phase == .preparing)
        transfer.tell(0, much)
        try await download.comes(to: .asking)
        #expect(transfer.isPaused)
        download.answer(.now)
        #expect(!transfer.isPaused)
        transfer.tell(1, much)
        try await download.comes(to: .running)
        #expect(bench.background.kept.last?.answer == .now)
    }

    @Test func waitingForWifiEndsWithWifiAndItsLossBeginsItAgain() async throws {
        let bench = DownloadBench(mobile)
        let (download, transfer) = try await bench.begun()
        transfer.tell(0, much)
        try await download.comes(to: .asking)
        download.answer(.waitForWifi)
        #expect(download.state.phase == .waitingForWifi)
        #expect(transfer.isPaused)
        bench.connection.now = wifi
        try await download.comes(to: .preparing)
        #expect(!transfer.isPaused)
        bench.connection.now = mobile
        try await download.comes(to: .waitingForWifi)
    }

    @Test func theAnswerHoldsForOneDownload() async throws {
        let bench = DownloadBench(mobile)
        bench.downloads.start("casa", answer: .now).cancel()
        let next = bench.downloads.start("casa")
        let transfer = try await bench.transfer()
        transfer.tell(0, much)
        try await next.comes(to: .asking)
    }
}
