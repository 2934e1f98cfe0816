import InnkeyModel
import XCTest

/// Two admins of one building: what one does, the other sees at once in a list that is open.
final class LiveJourney: Journey {
    func testAnotherAdminsCustomerComesChangesAndGoes() async throws {
        let building = try await building()
        let bruno = try await Elsewhere(building.bruno, building)
        let host = phone()
        try hostArrives(host, building.anna)
        let luca = try await bruno.invite("Luca Bianchi")
        try on(host, CustomersPage.init) {
            try $0.lists("Luca Bianchi")
            try $0.lists(luca.code)
        }
        try await bruno.rename("Luca Bianchi", to: "Luca Verdi")
        try on(host, CustomersPage.init) {
            try $0.lists("Luca Verdi")
            try $0.listsNot("Luca Bianchi")
        }
        try await bruno.revoke("Luca Verdi")
        try on(host, CustomersPage.init) { try $0.lists("Luca Verdi", said(Words("customers_is_revoked"))) }
        try await bruno.remove("Luca Verdi")
        try on(host, CustomersPage.init) { try $0.listsNot("Luca Verdi") }
    }
}
