import XCTest

/// A project is found in one of the ways, and added.
final class AddJourney: Journey {
    func testTheQrIsHeldBeforeTheCameraAfterOneOfSomethingElse() async throws {
        let building = try await building()
        let stage = try Stage.found()
        let (other, qr) = try await (stage.qr("https://example.org"), stage.qr(building.anna.link))
        let maria = phone()
        maria.allowCamera()
        try maria.camera.see(other)
        maria.open()
        try on(maria, ProjectsPage.init) { try $0.add() }
        try on(maria, AddPage.init) {
            try $0.scans()
            try $0.warns()
        }
        try maria.camera.see(qr)
        try on(maria, FoundPage.init) {
            try $0.shows(casa)
            try $0.add()
            try $0.isGone()
        }
    }

    func testWhoDoesNotWantTheCameraPastesTheWholeMessage() async throws {
        let building = try await building()
        let maria = phone()
        maria.open()
        try on(maria, ProjectsPage.init) { try $0.add() }
        try on(maria, AddPage.init) {
            try $0.explainsCamera()
            try $0.openLink("Hello, your access: \(building.anna.link) Enjoy your stay!")
        }
        try on(maria, FoundPage.init) {
            try $0.add()
            try $0.isGone()
        }
    }

    func testALinkThatAnotherAppOpensLeadsHereAndBackToWhatWasThere() async throws {
        let building = try await building()
        let maria = phone()
        maria.open()
        try on(maria, ProjectsPage.init)
        try maria.receives(building.anna.link.lowercased())
        try on(maria, FoundPage.init) { try $0.shows(casa) }
        maria.turn()
        try on(maria, FoundPage.init)
        // What was found is let go first.
        maria.back()
        try on(maria, AddPage.init)
        maria.back()
        try on(maria, ProjectsPage.init)
    }

    func testALinkThatComesWhileTheAppRunsTakesThePlaceOfTheOneBefore() async throws {
        let building = try await building()
        let maria = phone()
        maria.open()
        try on(maria, ProjectsPage.init) { try $0.add() }
        try maria.receives("INNKEY:1ABC")
        try on(maria, AddPage.init) { try $0.explains() }
        try maria.receives(building.anna.link)
        try on(maria, FoundPage.init) { try $0.shows(casa) }
    }

    func testATextWithoutALinkSaysWhatItShouldBe() async throws {
        let maria = phone()
        maria.open()
        try on(maria, ProjectsPage.init) { try $0.add() }
        try on(maria, AddPage.init) {
            try $0.openLink("See you on Friday")
            try $0.explains()
        }
    }

    func testByAddressAfterTheFingerprintWasCompared() async throws {
        let building = try await building()
        let maria = phone()
        maria.open()
        try on(maria, ProjectsPage.init) { try $0.add() }
        try on(maria, AddPage.init) { try $0.askAddress(building.address) }
        try on(maria, FoundPage.init) {
            try $0.shows(casa)
            try $0.compare()
            try $0.add()
            try $0.isGone()
        }
    }
}
