import InnkeyModel
import XCTest

/// The phone is in another network, or the building's server is off.
final class NetworkJourney: Journey {
    private func invited(_ building: Building) async throws -> Invited {
        try await Elsewhere(building.anna, building).invite("Maria Rossi")
    }

    func testTheProjectOpensAllTheSameAndIsLiveAgainWhenTheServerIs() async throws {
        let building = try await building()
        let guest = phone()
        try guestMovesIn(guest, try await invited(building))
        guest.putAway()
        try await building.stop()
        guest.open()
        try on(guest, ProjectsPage.init) { try $0.open(casa) }
        try on(guest, ProjectPage.init) {
            try $0.shows(tile)
            try $0.tells(said(Words("offline")))
        }
        try await building.start()
        try on(guest, ProjectPage.init) { try $0.tellsNothing() }
    }

    func testTheServerGoesAndComesBackWhileTheProjectIsOpen() async throws {
        let building = try await building()
        let guest = phone()
        try guestMovesIn(guest, try await invited(building))
        try await building.stop()
        try on(guest, ProjectPage.init) {
            try $0.tells(said(Words("offline")))
            try $0.shows(tile)
        }
        try await building.start()
        try on(guest, ProjectPage.init) { try $0.tellsNothing() }
    }

    func testNobodyCanSignInWithoutTheServerButWithItAgain() async throws {
        let building = try await building()
        let invited = try await invited(building)
        let guest = phone()
        try guestArrives(guest, invited.qr)
        guest.putAway()
        try await building.stop()
        try guestReturns(guest)
        try on(guest, SignInPage.init) {
            try $0.byCode(invited.code)
            try $0.complains(said(Words("problem_offline")), said(Words("problem_do_connect")))
        }
        try await building.start()
        try on(guest, SignInPage.init) {
            try $0.byCode(invited.code)
            try $0.isGone()
        }
        try on(guest, ProjectPage.init) { try $0.shows(tile) }
    }

    func testAnAddressThatNobodyAnswers() async throws {
        let guest = phone()
        guest.open()
        try on(guest, ProjectsPage.init) { try $0.add() }
        try on(guest, AddPage.init) {
            try $0.askAddress("127.0.0.1:9")
            try $0.explains(said(Words("add_unreachable")))
            try $0.explains(said(Words("add_unreachable_next")))
        }
    }
}
