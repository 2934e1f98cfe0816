import XCTest

/// What a host has typed is not lost, and nobody is saved twice.
final class EditorJourney: Journey {
    func testItOutlastsATurnOfThePhoneAndTheAppsEndAndIsThenSaved() async throws {
        let (maria, cot) = ("Maria Rossi", "A cot, please")
        let building = try await building()
        let host = phone()
        try hostArrives(host, building.anna)
        try on(host, CustomersPage.init) { try $0.add() }
        try on(host, EditorPage.init) {
            try $0.name(maria)
            try $0.note(cot)
        }
        host.turn()
        try on(host, EditorPage.init) {
            try $0.hasName(maria)
            try $0.hasNote(cot)
        }
        host.dieAndComeBack()
        try on(host, EditorPage.init) {
            try $0.hasName(maria)
            try $0.hasNote(cot)
            try $0.save()
        }
        try on(host, CustomerPage.init) { _ = try $0.copyCode() }
        host.back()
        try on(host, CustomersPage.init) { try $0.lists(maria) }
        let customers = try await Elsewhere(building.bruno, building).customers()
        XCTAssertEqual(customers, [maria])
    }
}
