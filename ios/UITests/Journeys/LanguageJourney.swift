import InnkeyModel
import XCTest

/// The story of ``StoryJourney`` on phones that speak another language.
final class LanguageJourney: Journey {
    func testInGerman() async throws { try await story(.german, tile: "Deckenlicht") }

    func testInItalian() async throws { try await story(.italian, tile: "Plafoniera") }

    private func story(_ language: Language, tile: String) async throws {
        let look = Look(language: language)
        let building = try await building()
        let left = constant(Words("countdown_left", ""), language)
        let host = phone(look)
        try hostArrives(host, building.anna)
        let invited = try hostInvites(host, "")
        try on(host, CustomerPage.init) { try $0.timeLeft(left) }
        host.back()
        try on(host, CustomersPage.init) { try $0.lists(invited.code, left) }
        host.putAway()

        let guest = phone(look)
        try guestArrives(guest, invited.qr)
        try on(guest, SignInPage.init) {
            try $0.says(said(Words("signin_code_help"), language))
            try $0.byCode("0000-0000")
            try $0.complains(
                said(Words("problem_code_unknown"), language), said(Words("problem_do_compare_code"), language))
            try $0.name("Maria Rossi")
            try $0.byCode(invited.code)
            try $0.isGone()
        }
        try on(guest, ProjectPage.init) {
            try $0.shows(tile)
            try $0.settings()
        }
        try on(guest, SettingsPage.init) { try $0.isSignedInAs("Maria Rossi") }
        guest.putAway()

        let other = phone(look)
        try hostArrives(other, building.anna)
        try on(other, CustomersPage.init) {
            try $0.lists("Maria Rossi", said(Words("customers_is_active", 1), language))
        }
    }
}
