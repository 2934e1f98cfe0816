import XCTest

/// The system's own audit of each screen: contrast, sizes of what can be touched, clipped texts, names, Dynamic Type.
final class AuditTests: Journey {
    func testEachScreen() async throws { try await audit(Look()) }

    func testEachScreenInTheDarkAndInGerman() async throws { try await audit(Look(language: .german, dark: true)) }

    func testEachScreenInTheLargestLetters() async throws { try await audit(Look(largeText: true)) }

    private func audit(_ look: Look) async throws {
        // All screens are looked at, and all that is wrong is told at the end.
        var found: [String] = []
        try await tour(look) { screen, phone in
            try phone.app.performAccessibilityAudit(for: .all) { issue in
                let element = issue.element?.identifier ?? ""
                found.append("\(screen): \(issue.compactDescription) \(element)")
                self.keep(XCUIScreen.main.screenshot(), name: "audit-\(screen)")
                return true
            }
        }
        XCTAssertEqual(found, [])
    }
}
