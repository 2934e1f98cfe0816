import Foundation
import XCTest

/// How long a guest waits from the camera's first picture of the QR until the downloaded project is open. Only measured.
final class ArrivalJourney: Journey {
    func testFromTheQrToTheOpenedProject() async throws {
        let building = try await building()
        let invited = try await Elsewhere(building.anna, building).invite("Maria Rossi")
        var arrivals: [String] = []
        for _ in 0..<6 {
            let guest = phone()
            guest.allowCamera()
            guest.open()
            try on(guest, ProjectsPage.init) { try $0.add() }
            try on(guest, AddPage.init) { try $0.scans() }
            let start = ContinuousClock.now
            try guest.camera.see(invited.qr)
            try on(guest, FoundPage.init) { try $0.add() }
            try on(guest, SignInPage.init)
            arrivals.append("\(start.duration(to: .now))")
            guest.putAway()
        }
        // With what the test itself takes to look.
        let figures = XCTAttachment(string: arrivals.joined(separator: "\n"))
        figures.name = "arrival"
        figures.lifetime = .keepAlways
        add(figures)
    }
}
