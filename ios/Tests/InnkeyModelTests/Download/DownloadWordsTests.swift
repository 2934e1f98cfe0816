import Testing

@testable import InnkeyModel

struct DownloadWordsTests {
    private let english = Writing(.english)

    private func state(_ phase: Phase, bytes: Int64 = 12_000_000, total: Int64? = 42_000_000) -> DownloadState {
        DownloadState(
            phase: phase, building: nil, bytes: bytes, total: total, files: 7,
            rate: phase == .running ? 3_100_000 : nil, left: phase == .running ? .seconds(10) : nil)
    }

    /// Sizes are never parted from their units.
    private func plain(_ text: String?) -> String? {
        text?.replacing("\u{A0}", with: " ").replacing("\u{2060}", with: "")
    }

    @Test func aRunningOneTellsItsFigures() {
        let running = state(.running)
        #expect(running.status(english) == "Downloading")
        #expect(plain(running.amount(english)) == "12 MB of 42 MB")
        #expect(plain(running.speed(english)) == "3.1 MB/s")
        #expect(running.timeLeft(english) == "about 10 seconds left")
        #expect(plain(running.line(english)) == "12 MB of 42 MB · about 10 seconds left")
        #expect(running.explanation(english) == nil)
    }

    @Test func beforeAnythingHasComeThereIsNothingToTell() {
        let running = state(.preparing, bytes: 0, total: nil)
        #expect(running.amount(english) == nil && running.speed(english) == nil && running.timeLeft(english) == nil)
        #expect(running.line(english) == running.status(english))
        #expect(running.part == nil)
    }

    @Test func theQuestionNamesWhatIsStillToCome() {
        #expect(plain(state(.asking).explanation(english))?.contains("30 MB") == true)
        #expect(state(.asking).amount(english) == nil)
    }

    @Test func whoeverPausedItTheLineSaysWhatToDo() {
        #expect(plain(state(.paused(by: .person)).line(english)) == "Paused · 12 MB of 42 MB")
        #expect(state(.paused(by: .system)).line(english).contains("Open Innkey"))
    }

    @Test func aFailureIsToldInItsOwnWords() {
        let problem = Problem(offline)
        #expect(state(.failed(problem)).status(english) == problem.happened(english))
        #expect(state(.failed(problem)).line(english) == problem.text(english))
    }

    @Test func itSpeaksThePhonesLanguage() {
        #expect(state(.offline).line(Writing(.german)).contains("Wartet auf eine Verbindung"))
    }

    @Test(arguments: [DownloadCommand.goOn, .tryAgain, .cancel]) func eachButtonHasAName(command: DownloadCommand) {
        #expect(english.text(command.label) != command.label.key)
    }
}
