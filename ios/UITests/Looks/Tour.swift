import Foundation
import XCTest

/// Goes through all screens of the app, as a host and then as a guest, and stops at each.
extension Journey {
    /// - Parameter stop: gets the screen's name; as far as Android's pictures show the same, it is theirs.
    func tour(_ look: Look, _ stop: (_ screen: String, _ phone: Phone) throws -> Void) async throws {
        let building = try await building()
        let elsewhere = try await Elsewhere(building.bruno, building)
        let invited = try await elsewhere.invite("Luca Bianchi")
        let host = phone(look)
        try arriving(host, building, stop)
        try managing(host, stop)
        try locking(host, stop)
        host.putAway()

        let guest = phone(look)
        try guestArrives(guest, invited.qr)
        try stop("signin-code", guest)
        try on(guest, SignInPage.init) {
            try $0.byCode("0000-0000")
            try $0.complains("")
        }
        try stop("signin-expired", guest)
        try on(guest, SignInPage.init) { try $0.later() }
        try on(guest, ProjectPage.init) { try $0.isShut() }
        try stop("project-door", guest)
        try await building.stop()
        guest.back()
        guest.putAway()
        guest.open()
        try on(guest, ProjectsPage.init)
        try stop("projects-offline", guest)
    }

    private func arriving(_ host: Phone, _ building: Building, _ stop: (String, Phone) throws -> Void) throws {
        host.open()
        try on(host, ProjectsPage.init)
        try stop("projects-empty", host)
        try on(host, ProjectsPage.init) { try $0.about() }
        try on(host, AboutPage.init)
        try stop("about-full", host)
        host.back()
        try on(host, ProjectsPage.init) { try $0.add() }
        try on(host, AddPage.init) { try $0.explainsCamera() }
        try stop("add-scan-asking", host)
        try on(host, AddPage.init) { try $0.allowCamera() }
        try stop("add-scan-looking", host)
        try on(host, AddPage.init) { try $0.showNearby() }
        try stop("add-nearby-searching", host)
        try on(host, AddPage.init) { try $0.showLink() }
        try stop("add-link-empty", host)
        try on(host, AddPage.init) { try $0.openLink(building.anna.link) }
        try on(host, FoundPage.init)
        try stop("add-found-link", host)
        try on(host, FoundPage.init) { try $0.add() }
        try on(host, SignInPage.init) { try $0.byMethodOfPassword() }
        try stop("signin-password", host)
        try on(host, SignInPage.init) {
            try $0.byPassword(building.anna)
            try $0.isGone()
        }
        try on(host, ProjectPage.init)
        try stop("project-inside", host)
    }

    private func managing(_ host: Phone, _ stop: (String, Phone) throws -> Void) throws {
        try on(host, ProjectPage.init) { try $0.settings() }
        try on(host, SettingsPage.init)
        try stop("settings-admin", host)
        try on(host, SettingsPage.init) { try $0.manageCustomers() }
        try on(host, CustomersPage.init)
        try stop("customers-some", host)
        try on(host, CustomersPage.init) { try $0.add() }
        try on(host, EditorPage.init)
        try stop("editor-new", host)
        try on(host, EditorPage.init) { try $0.save() }
        try on(host, CustomerPage.init)
        try stop("customer-code", host)
        try on(host, CustomerPage.init) { try $0.enlargeQr() }
        try stop("customer-large-qr", host)
        try on(host, CustomerPage.init) { try $0.closeQr() }
        host.back()
        try on(host, CustomersPage.init)
        host.back()
    }

    private func locking(_ host: Phone, _ stop: (String, Phone) throws -> Void) throws {
        try on(host, SettingsPage.init) { try $0.lock() }
        try on(host, LockSetupPage.init)
        try stop("lock-setup-off", host)
        try on(host, LockSetupPage.init) { try $0.set("4711") }
        try stop("lock-setup-on", host)
        host.dieAndComeBack()
        try on(host, LockPage.init)
        try stop("lock-empty", host)
    }
}
