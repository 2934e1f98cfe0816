import XCTest

/// A project comes onto a phone, whatever comes between.
final class DownloadJourney: Journey {
    private func begin(_ maria: Phone, _ building: Building) async throws {
        maria.open()
        try on(maria, ProjectsPage.init) { try $0.add() }
        try on(maria, AddPage.init) { try $0.openLink(building.anna.link) }
        try on(maria, FoundPage.init)
        try await building.slow(true)
        try on(maria, FoundPage.init) { try $0.add() }
        try on(maria, DownloadPage.init) { try $0.arrives() }
    }

    func testTheServerEndsInTheMiddleAndItGoesOnWhereItWas() async throws {
        let building = try await building()
        let maria = phone()
        try await begin(maria, building)
        try await building.stop()
        try on(maria, DownloadPage.init) { try $0.stands() }
        try await building.start()
        try await building.slow(false)
        try on(maria, DownloadPage.init) { try $0.goOn() }
        try on(maria, SignInPage.init)
    }

    func testTheAppIsEndedInTheMiddleAndItGoesOnByItself() async throws {
        let building = try await building()
        let maria = phone()
        try await begin(maria, building)
        maria.dieAndComeBack()
        try await building.slow(false)
        try on(maria, SignInPage.init)
    }

    func testAPauseOutlastsATurnOfThePhone() async throws {
        let building = try await building()
        let maria = phone()
        try await begin(maria, building)
        try on(maria, DownloadPage.init) {
            try $0.pause()
            try $0.stands()
        }
        maria.turn()
        try on(maria, DownloadPage.init) { try $0.stands() }
        try await building.slow(false)
        try on(maria, DownloadPage.init) { try $0.goOn() }
        try on(maria, SignInPage.init)
    }

    func testACancelledOneLeadsBackToTheProjects() async throws {
        let building = try await building()
        let maria = phone()
        try await begin(maria, building)
        try on(maria, DownloadPage.init) { try $0.cancel() }
        try on(maria, ProjectsPage.init)
    }
}
