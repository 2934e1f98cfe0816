import Foundation
import InnkeyModel
import XCTest

/// A story over several screens, with the real core and a real server. Page objects say what is done on each screen.
@MainActor
class Journey: XCTestCase {
    private var opened: [Building] = []
    private var phones: [Phone] = []

    override func setUp() async throws { continueAfterFailure = false }

    override func tearDown() async throws {
        for phone in phones { phone.putAway() }
        for building in opened { try await building.close() }
        (phones, opened) = ([], [])
    }

    /// A server of this journey's own, in a state that is known.
    func building() async throws -> Building {
        let building = try await Stage.found().building()
        opened.append(building)
        return building
    }

    func phone(_ look: Look = Look()) -> Phone {
        let phone = Phone(look)
        phones.append(phone)
        // The system may ask, e.g. whether it is to keep a password: no.
        addUIInterruptionMonitor(withDescription: "a question of the system's") { alert in
            MainActor.assumeIsolated {
                alert.buttons.firstMatch.tap()
                return true
            }
        }
        return phone
    }

    /// Waits until the page is shown, and does the steps on it. If that fails, a picture of what is shown instead is kept.
    func on<P: Page>(_ phone: Phone, _ page: (XCUIApplication) -> P, _ steps: (P) throws -> Void = { _ in }) throws {
        do {
            let page = page(phone.app)
            try page.isShown()
            try steps(page)
        } catch {
            keep(XCUIScreen.main.screenshot(), name: "instead")
            throw error
        }
    }

    func keep(_ picture: XCUIScreenshot, name: String) {
        let attachment = XCTAttachment(screenshot: picture)
        attachment.name = name
        attachment.lifetime = .keepAlways
        add(attachment)
    }
}
