import Foundation
import XCTest

extension Journey {
    /// An admin's phone is taken into the hand for the first time and ends in *Manage customers*.
    func hostArrives(_ host: Phone, _ admin: Admin) throws {
        try hostSignsIn(host, admin)
        try on(host, ProjectPage.init) { try $0.settings() }
        try on(host, SettingsPage.init) { try $0.manageCustomers() }
        try on(host, CustomersPage.init)
    }

    /// An admin's phone is taken into the hand for the first time and ends in the project.
    func hostSignsIn(_ host: Phone, _ admin: Admin) throws {
        host.open()
        try on(host, ProjectsPage.init) { try $0.add() }
        try on(host, AddPage.init) { try $0.openLink(admin.link) }
        try on(host, FoundPage.init) { try $0.add() }
        try on(host, SignInPage.init) {
            try $0.byPassword(admin)
            try $0.isGone()
        }
    }

    /// From *Manage customers* to a new customer's own screen.
    func hostInvites(_ host: Phone, _ name: String) throws -> Invited {
        try on(host, CustomersPage.init) { try $0.add() }
        try on(host, EditorPage.init) {
            if !name.isEmpty { try $0.name(name) }
            try $0.save()
        }
        var invited: Invited?
        try on(host, CustomerPage.init) { invited = try Invited(code: $0.copyCode(), qr: $0.photographQr()) }
        return try XCTUnwrap(invited)
    }

    /// A guest's phone is taken into the hand for the first time, sees the QR, and ends before the popup.
    func guestArrives(_ guest: Phone, _ qr: Data) throws {
        guest.allowCamera()
        try guest.camera.see(qr)
        guest.open()
        try on(guest, ProjectsPage.init) { try $0.add() }
        try on(guest, FoundPage.init) { try $0.add() }
        try on(guest, SignInPage.init)
    }

    /// As ``guestArrives(_:_:)``, and on into the project.
    func guestMovesIn(_ guest: Phone, _ invited: Invited) throws {
        try guestArrives(guest, invited.qr)
        try on(guest, SignInPage.init) {
            try $0.byCode(invited.code)
            try $0.isGone()
        }
        try on(guest, ProjectPage.init) { try $0.shows(tile) }
    }

    /// From the projects to the popup, on a phone that has the project.
    func guestReturns(_ guest: Phone) throws {
        guest.open()
        try on(guest, ProjectsPage.init) { try $0.open(casa) }
        try on(guest, SignInPage.init)
    }
}
