import InnkeyModel
import XCTest

/// Asks for the PIN of a locked project.
final class LockPage: PinPage {
    init(_ app: XCUIApplication) { super.init(app, LockTags.forgot) }

    func enter(_ pin: String) throws { try typePin(pin) }

    /// What it says to a wrong PIN.
    func complains(_ text: String) throws { try says(PadTags.complaint, text) }

    /// What the system's question for the finger comes back by, once it was sent away.
    func askForFinger() throws { try click(LockTags.biometrics) }
}

/// Sets a PIN where there is none.
final class LockSetupPage: PinPage {
    init(_ app: XCUIApplication) { super.init(app, LockSetupTags.set) }

    func set(_ pin: String) throws {
        try click(LockSetupTags.set)
        for _ in 0..<2 { try typePin(pin) }
        try appears(LockSetupTags.change)
    }

    /// A finger may take the place of the PIN.
    func allowFinger() throws { try flip(LockSetupTags.biometrics) }
}

/// A screen with keys for digits.
class PinPage: Page {
    final func typePin(_ pin: String) throws {
        for digit in pin.compactMap(\.wholeNumberValue) { try click(PadTags.digit(digit)) }
        try click(PadTags.ok)
    }
}
