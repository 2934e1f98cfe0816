import XCTest

/// From the host's phone to the guest's and back into the host's list.
final class StoryJourney: Journey {
    func testAGuestComesByQrAndCodeAndIsThenInTheListByName() async throws {
        let building = try await building()
        let host = phone()
        try hostArrives(host, building.anna)
        let invited = try hostInvites(host, "")
        host.back()
        try on(host, CustomersPage.init) { try $0.lists(invited.code) }
        host.putAway()

        let guest = phone()
        try guestArrives(guest, invited.qr)
        try on(guest, SignInPage.init) {
            try $0.name("Maria Rossi")
            try $0.byCode(invited.code.lowercased().replacing("-", with: " "))
            try $0.isGone()
        }
        try on(guest, ProjectPage.init) { try $0.settings() }
        try on(guest, SettingsPage.init) {
            try $0.isSignedInAs("Maria Rossi")
            try $0.offersNoCustomers()
        }
        guest.putAway()

        // The one simulator was the guest's meanwhile: the host comes with a new phone.
        let other = phone()
        try hostArrives(other, building.anna)
        try on(other, CustomersPage.init) { try $0.open("Maria Rossi") }
        try on(other, CustomerPage.init) { try $0.hasDevice() }
    }
}
