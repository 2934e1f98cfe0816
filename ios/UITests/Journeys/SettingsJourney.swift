import XCTest

/// A project's settings, as an admin uses them.
final class SettingsJourney: Journey {
    private func settings(_ building: Building) throws -> Phone {
        let host = phone()
        try hostSignsIn(host, building.anna)
        try on(host, ProjectPage.init) { try $0.settings() }
        return host
    }

    func testAnAdminSignsAnotherDeviceOutThenThisOneAndTakesTheProjectOffThePhone() async throws {
        let building = try await building()
        // Anna's other device.
        _ = try await Elsewhere(building.anna, building)
        let host = try settings(building)
        try on(host, SettingsPage.init) {
            try $0.isSignedInAs("Admin")
            try $0.signOutOtherDevice()
            try $0.hasNoOtherDevice()
            try $0.signOut()
            try $0.isSignedOut()
            try $0.offersNoCustomers()
            try $0.remove()
        }
        try on(host, ProjectsPage.init)
    }

    func testANewPasswordIsGoodForTheNextSignIn() async throws {
        let building = try await building()
        let new = Admin(user: "anna.bianchi", password: "arancia-amara-7", link: building.anna.link)
        let host = try settings(building)
        try on(host, SettingsPage.init) {
            try $0.chooseLogin(new.user, new.password, current: building.anna.password)
            try $0.signOut()
            try $0.isSignedOut()
            try $0.signIn()
        }
        try on(host, SignInPage.init) {
            try $0.byPassword(new)
            try $0.isGone()
        }
        try on(host, SettingsPage.init) { try $0.isSignedInAs("Admin") }
    }

    func testWithoutTheServerThePhoneTellsWhatItKnows() async throws {
        let building = try await building()
        let host = try settings(building)
        try on(host, SettingsPage.init)
        try await building.stop()
        try on(host, SettingsPage.init) {
            try $0.isOffline()
            try $0.isSignedInAs("Admin")
        }
    }

    func testTheLanguageIsFollowedAtOnce() async throws {
        let building = try await building()
        let host = try settings(building)
        try on(host, SettingsPage.init) { try $0.speak("Deutsch") }
        host.back()
        try on(host, ProjectPage.init) { try $0.shows("Deckenlicht") }
    }
}
