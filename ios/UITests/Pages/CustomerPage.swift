import Foundation
import InnkeyModel
import XCTest

final class CustomerPage: Page {
    init(_ app: XCUIApplication) { super.init(app, CustomerTags.content) }

    /// The code, of which VoiceOver reads each letter. A tap copies it; the clipboard itself cannot be read without the
    /// system's asking.
    func copyCode() throws -> String {
        let button = try reveal(CustomerTags.code)
        button.tap()
        let letters = button.label.split(separator: ":").last.map { $0.filter { $0.isLetter || $0.isNumber } } ?? ""
        guard letters.count == 8 else { throw InVain("no code: \(button.label)") }
        return "\(letters.prefix(4))-\(letters.suffix(4))"
    }

    /// What it says beside the code.
    func timeLeft(_ text: String) throws { try says(CustomerTags.timeLeft, text) }

    /// What it says where there is no code.
    func stands(_ text: String) throws { try says(CustomerTags.standing, text) }

    /// What another phone's camera sees of the QR.
    func photographQr() throws -> Data {
        try click(CustomerTags.qr)
        try appears(CustomerTags.largeQr)
        let picture = XCUIScreen.main.screenshot().pngRepresentation
        try closeQr()
        return picture
    }

    func enlargeQr() throws {
        try click(CustomerTags.qr)
        try appears(CustomerTags.largeQr)
    }

    /// A tap anywhere.
    func closeQr() throws {
        elements(CustomerTags.largeQr).firstMatch.coordinate(withNormalizedOffset: CGVector(dx: 0.5, dy: 0.5)).tap()
        try disappears(CustomerTags.largeQr)
    }

    /// The guest has signed in on a phone.
    func hasDevice() throws { _ = try reveal(CustomerTags.device) }

    /// Replaces a live code.
    func renew() throws { try confirmed(CustomerTags.renew) }

    /// Makes a code where there is none.
    func invite() throws { try click(CustomerTags.renew) }

    func revoke() throws { try confirmed(CustomerTags.revoke) }
}
