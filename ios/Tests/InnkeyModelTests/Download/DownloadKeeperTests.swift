import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct DownloadKeeperTests {
    private let store = MemoryStore()
    private let time = FakeTime()
    private let notices = FakeNotices()
    private let keeper: DownloadKeeper
    private let bench: DownloadBench
    private let english = Writing(.english)

    init() {
        keeper = DownloadKeeper(store: store, time: time, notices: notices)
        bench = DownloadBench(background: keeper)
    }

    /// As in an app that has just begun: what it keeps is the same.
    private func reborn(_ network: NetworkState = wifi) -> (DownloadKeeper, DownloadBench) {
        let keeper = DownloadKeeper(store: store, time: time, notices: notices)
        return (keeper, DownloadBench(network, background: keeper))
    }

    private func shown(_ text: String) async throws {
        try await eventually("\(text) is not shown") { notices.shown["casa"]?.text(english).contains(text) == true }
    }

    @Test func whileSomethingIsDownloadedTimeIsAskedFor() async throws {
        let (download, transfer) = try await bench.begun()
        #expect(time.begun == 1 && time.runs)
        bench.downloads.start("other")
        try await eventually("it is not fetched") { bench.other.transfers.count == 1 }
        #expect(time.begun == 1)
        transfer.done()
        try await download.comes(to: .done)
        try await eventually("the end is not shown") { notices.shown["casa"] != nil }
        #expect(time.runs, "another goes on")
        bench.other.transfers[0].done()
        try await eventually("the time is not given back") { !time.runs }
    }

    @Test func whatGoesOnByItselfGivesNoNotice() async throws {
        let (download, transfer) = try await bench.begun()
        transfer.tell(1, 100)
        try await download.comes(to: .running)
        bench.connection.now = noNetwork
        try await download.comes(to: .offline)
        try await eventually("it is not heard") { notices.removed["casa"] ?? 0 >= 3 }
        #expect(notices.shown.isEmpty)
    }

    @Test func aFailureIsToldWithWhatCanBeDone() async throws {
        let (_, transfer) = try await bench.begun()
        transfer.fail(offline)
        try await shown("The building")
        let notice = try #require(notices.shown["casa"])
        #expect(notice.title(english) == "Casa Limone")
        #expect(notice.commands == [.tryAgain, .cancel])
        #expect(notice.route == .download(project: "casa"))
        try await eventually("the time is not given back") { !time.runs }
        keeper.obey(.tryAgain, "casa")
        try await bench.transfer(2)
        #expect(time.runs)
        try await eventually("it is still shown") { notices.shown.isEmpty }
    }

    @Test func whatIsThereLeadsToTheProject() async throws {
        try await bench.begun().1.done()
        try await shown("On your phone")
        #expect(notices.shown["casa"]?.route == .project("casa"))
        #expect(notices.shown["casa"]?.commands == [])
    }

    @Test func whoLooksAtTheAppSeesItThere() async throws {
        notices.isAppSeen = true
        let (download, transfer) = try await bench.begun()
        transfer.done()
        try await download.comes(to: .done)
        try await eventually("the time is not given back") { !time.runs }
        #expect(notices.shown.isEmpty)
    }

    @Test func whenTheSystemsPatienceIsAtItsEndTheDownloadPausesAndSaysSo() async throws {
        let (download, transfer) = try await bench.begun()
        transfer.tell(1, 100)
        try await download.comes(to: .running)
        time.isOver()
        #expect(download.state.phase == .paused(by: .system))
        #expect(!time.runs && time.later == 1)
        try await shown("Open Innkey")
        keeper.goOn()
        try await eventually("it is still shown") { notices.shown.isEmpty }
        #expect(!transfer.isPaused)
        #expect(time.runs)
    }

    @Test func whatAPersonHasPausedDoesNotGoOnByItself() async throws {
        let (download, transfer) = try await bench.begun()
        download.pause()
        try await eventually("the time is not given back") { !time.runs }
        keeper.goOn()
        #expect(download.state.phase == .paused(by: .person))
        let (again, other) = reborn()
        again.goOn()
        #expect(other.downloads.all.isEmpty)
        #expect(transfer.isPaused)
    }

    @Test func whatWasUnderWayIsStartedAgainAfterTheEndOfTheAppWithItsAnswer() async throws {
        bench.downloads.start("casa").answer(.now)
        try await bench.transfer()
        let (again, other) = reborn(mobile)
        again.goOn()
        try await other.transfer().tell(0, 42_000_000)
        try await other.downloads.all["casa"]?.comes(to: .running)
    }

    @Test func aButtonOfAnAppThatHasEndedBeginsAnew() async throws {
        keeper.obey(.goOn, "casa")
        try await bench.transfer()
    }

    @Test func cancellingStopsItAndTakesTheNoticeAway() async throws {
        let (download, transfer) = try await bench.begun()
        time.isOver()
        try await shown("Open Innkey")
        keeper.obey(.cancel, "casa")
        await download.job?.value
        #expect(transfer.isCancelled)
        #expect(notices.shown.isEmpty)
        let (again, other) = reborn()
        again.goOn()
        #expect(other.downloads.all.isEmpty)
    }
}

/// Time in the background, as a test gives it.
@MainActor
private final class FakeTime: BackgroundTime {
    private(set) var begun = 0
    private(set) var runs = false
    private(set) var later = 0
    private var onOver: @MainActor () -> Void = {}

    func begin(onOver: @escaping @MainActor () -> Void) {
        begun += 1
        (runs, self.onOver) = (true, onOver)
    }

    func end() { runs = false }
    func goOnLater() { later += 1 }
    func isOver() { onOver() }
}

/// Notifications in memory.
@MainActor
private final class FakeNotices: DownloadNotices {
    var isAppSeen = false
    private(set) var shown: [String: DownloadNotice] = [:]
    private(set) var removed: [String: Int] = [:]

    func show(_ notice: DownloadNotice) { shown[notice.project] = notice }

    func remove(_ project: String) {
        shown[project] = nil
        removed[project, default: 0] += 1
    }
}
