import Testing

@testable import InnkeyModel

/// The PIN stands before every screen of its project.
@MainActor
@Suite(.timeLimit(.minutes(5)))
struct LockGateTests {
    private let bench = LockBench()
    private let navigator = Navigator()

    /// The app, started with a project that has a PIN.
    private func locked() async throws -> AppLock {
        try await bench.lock.turnOn("p", pin: "2468")
        return bench.started()
    }

    nonisolated private static let ofProject: [Route] = [
        .project("p"), .projectSettings(project: "p"), .lock(project: "p"), .customers(project: "p"),
        .editor(project: "p"), .editor(project: "p", customer: "c"), .customer(project: "p", customer: "c"),
    ]

    @Test(arguments: ofProject)
    func theQuestionStandsInThePlaceOfEachScreenUntilItIsAnswered(_ screen: Route) async throws {
        let lock = try await locked()
        navigator.open(screen)
        #expect(lock.inPlace(of: screen, in: navigator) == .question(project: "p"))
        _ = try await lock.unlock("p", pin: "1111")
        #expect(lock.inPlace(of: screen, in: navigator) == .question(project: "p"))
        _ = try await lock.unlock("p", pin: "2468")
        #expect(lock.inPlace(of: screen, in: navigator) == .screen)
    }

    @Test(arguments: [.projects, .about, .add(), .download(project: "p"), .signIn(project: "p")] as [Route])
    func whatIsNotOfTheProjectIsNotBehindItsLock(_ screen: Route) async throws {
        let lock = try await locked()
        #expect(lock.inPlace(of: screen, in: navigator) == .screen)
    }

    @Test func anotherProjectIsNotBehindIt() async throws {
        let lock = try await locked()
        navigator.open(.project("other"))
        #expect(lock.inPlace(of: .project("other"), in: navigator) == .screen)
    }

    @Test func itIsAskedOnceOnTheTopOfSeveralScreens() async throws {
        let lock = try await locked()
        navigator.path = Self.ofProject
        for screen in Self.ofProject.dropLast() { #expect(lock.inPlace(of: screen, in: navigator) == .nothing) }
        let top = try #require(Self.ofProject.last)
        #expect(lock.inPlace(of: top, in: navigator) == .question(project: "p"))
        navigator.back(from: top)
        #expect(lock.inPlace(of: top, in: navigator) == .nothing, "it is still seen while it moves away")
        #expect(lock.inPlace(of: Self.ofProject[5], in: navigator) == .question(project: "p"))
    }

    @Test func aMinuteAwayPutsItBeforeTheScreenAgainAShorterTimeDoesNot() async throws {
        let lock = bench.lock
        try await lock.turnOn("p", pin: "2468")
        navigator.open(.project("p"))
        for (seconds, inPlace) in [(59, .screen), (60, .question(project: "p"))] as [(Double, InPlace)] {
            lock.leave()
            bench.time.pass(seconds)
            lock.comeBack()
            #expect(lock.inPlace(of: .project("p"), in: navigator) == inPlace)
        }
    }

    @Test func whatLeadsToTheProjectFromOutsideMeetsTheQuestion() async throws {
        let lock = try await locked()
        navigator.open(try #require(Route(userInfo: ["project": "p"])))
        #expect(lock.inPlace(of: navigator.top, in: navigator) == .question(project: "p"))
    }

    @Test func aSheetOverTheProjectDoesNotOpenIt() async throws {
        let lock = try await locked()
        navigator.path = [.project("p")]
        navigator.popup = .signIn(project: "p")
        #expect(lock.inPlace(of: .project("p"), in: navigator) == .question(project: "p"))
    }

    @Test(arguments: ofProject)
    func noPictureIsTakenOfAProjectWithAPinLockedOrNot(_ screen: Route) async throws {
        let lock = try await locked()
        #expect(!lock.hidesPicture(of: navigator), "the list of projects")
        navigator.open(screen)
        #expect(lock.hidesPicture(of: navigator))
        lock.open("p")
        #expect(lock.hidesPicture(of: navigator))
        await lock.turnOff("p")
        #expect(lock.hidesPicture(of: navigator) == screen.isSecret)
    }

    @Test func noPictureIsTakenOfCodesPasswordsAndGuests() {
        for screen in [.add(), .customers(project: "o"), .editor(project: "o"), .signIn(project: "o")] as [Route] {
            let navigator = Navigator(path: [.project("o")])
            #expect(!bench.lock.hidesPicture(of: navigator))
            navigator.open(screen)
            #expect(bench.lock.hidesPicture(of: navigator), "\(screen)")
        }
        let below = Navigator(path: [.customer(project: "o", customer: "c")], popup: .signIn(project: "o"))
        #expect(bench.lock.hidesPicture(of: below))
    }
}
