import Foundation
import InnkeyModel
import XCTest

/// A screen as a person uses it. Elements are found by test id; texts are only read.
@MainActor
class Page {
    let app: XCUIApplication
    private let mark: String

    /// - Parameter mark: the id of what only this screen has.
    init(_ app: XCUIApplication, _ mark: String) { (self.app, self.mark) = (app, mark) }

    /// Waits for what only this screen has.
    func isShown() throws { try appears(mark) }

    /// Waits until something with the id is there.
    final func appears(_ tag: String) throws {
        guard elements(tag).firstMatch.waitForExistence(timeout: patience) else { throw InVain("no \(tag)") }
    }

    final func disappears(_ tag: String) throws {
        let element = elements(tag).firstMatch
        try until("still \(tag)") { !element.exists }
    }

    /// Waits until an element with the id, or one in it, says this.
    final func says(_ tag: String, _ text: String) throws {
        try until("\(tag) does not say “\(text)”") { texts(tag).contains { $0.contains(text) } }
    }

    /// Waits until something on the screen says this.
    final func saysAnywhere(_ text: String) throws {
        let texts = app.staticTexts.matching(NSPredicate(format: "label CONTAINS %@", argumentArray: [text]))
        guard texts.firstMatch.waitForExistence(timeout: patience) else { throw InVain("nothing says “\(text)”") }
    }

    /// All that the elements with the id say.
    final func texts(_ tag: String) -> [String] { textsOfEach(tag).flatMap { $0 } }

    /// What each element with the id says, with all that is in it.
    final func textsOfEach(_ tag: String) -> [[String]] {
        elements(tag).allElementsBoundByIndex.map { element in
            let inside = element.descendants(matching: .staticText).allElementsBoundByIndex
            return ([element] + inside).flatMap { [$0.label, $0.value as? String ?? ""] }
        }
    }

    final func elements(_ tag: String) -> XCUIElementQuery {
        app.descendants(matching: .any).matching(identifier: tag)
    }

    /// Waits until it can be touched. What lies below or above in a long screen is brought into sight: lists make their
    /// rows only then.
    final func reveal(_ tag: String) throws -> XCUIElement {
        let element = elements(tag).firstMatch
        if element.waitForExistence(timeout: 2), element.isHittable { return element }
        for swipe in [app.swipeUp(velocity:), app.swipeDown(velocity:)] {
            for _ in 0..<screens {
                swipe(.slow)
                if element.exists, element.isHittable { return element }
            }
        }
        // A slow machine: it may come after all.
        try appears(tag)
        return element
    }

    final func click(_ tag: String) throws { try reveal(tag).tap() }

    /// Clicks the first element with the id that says this.
    final func click(_ tag: String, _ text: String) throws {
        let wanted = elements(tag).matching(NSPredicate(format: "label CONTAINS %@", argumentArray: [text])).firstMatch
        guard wanted.waitForExistence(timeout: patience) else { throw InVain("no \(tag) with “\(text)”") }
        wanted.tap()
    }

    /// Turns a switch. In a row, the element is as wide as the row, and only what lies in it turns.
    final func flip(_ tag: String) throws {
        let row = try reveal(tag)
        let knob = row.switches.firstMatch
        (knob.exists ? knob : row).tap()
    }

    /// Types in place of what stands there.
    final func type(_ tag: String, _ text: String) throws {
        let field = try reveal(tag)
        // At its end, or the text before the finger would stay.
        field.coordinate(withNormalizedOffset: CGVector(dx: 0.95, dy: 0.9)).tap()
        let before = field.value as? String ?? ""
        if !before.isEmpty, before != field.placeholderValue {
            field.typeText(String(repeating: XCUIKeyboardKey.delete.rawValue, count: before.count))
        }
        field.typeText(text)
    }

    /// Says yes to the question before something that cannot be undone.
    final func confirm() throws {
        let question = app.alerts.firstMatch
        guard question.waitForExistence(timeout: patience) else { throw InVain("no question") }
        let known = question.buttons[ConfirmTags.confirm]
        // Not every iOS hands the ids of a question's buttons on: then it is the one that is not the way out.
        let ways = Language.allCases.map { said(Words("cancel"), $0) }
        let other = question.buttons.matching(NSPredicate(format: "NOT label IN %@", argumentArray: [ways])).firstMatch
        (known.exists ? known : other).tap()
    }

    /// Does what is asked for before it is done.
    final func confirmed(_ tag: String) throws {
        try click(tag)
        try confirm()
    }
}

/// Seconds until what must come has come; a slow machine may take its time.
let patience: TimeInterval = 60

/// As long as the longest screen is, with large letters, in heights of the phone.
private let screens = 12

/// What was waited for did not come.
struct InVain: Error, CustomStringConvertible {
    let description: String

    init(_ what: String) { description = what }
}

/// Waits until something is so.
@MainActor
func until(_ what: String, _ holds: () throws -> Bool) throws {
    let end = Date.now.addingTimeInterval(patience)
    while try !holds() {
        guard Date.now < end else { throw InVain(what) }
        RunLoop.current.run(until: .now.addingTimeInterval(0.1))
    }
}
