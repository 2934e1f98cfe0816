import InnkeyModel
import XCTest

final class EditorPage: Page {
    init(_ app: XCUIApplication) { super.init(app, EditorTags.form) }

    func name(_ name: String) throws { try type(EditorTags.name, name) }

    func note(_ note: String) throws { try type(EditorTags.note, note) }

    func hasName(_ name: String) throws { try has(EditorTags.name, name) }

    func hasNote(_ note: String) throws { try has(EditorTags.note, note) }

    /// The system's menu has no ids.
    func chooseGroup(_ name: String) throws {
        try click(EditorTags.group)
        let item = app.buttons[name].firstMatch
        guard item.waitForExistence(timeout: patience) else { throw InVain("no group \(name)") }
        item.tap()
    }

    /// Only what is ticked from now on is seen.
    func chooseByHand() throws { try click(EditorTags.sight + GuestSight.chosen.rawValue) }

    /// - Parameter id: a function's or a page's, in the project.
    func tick(_ id: String) throws { try click(EditorTags.tick + id) }

    func inviteLater() throws { try click(EditorTags.signIn + "later") }

    func login(_ user: String, _ password: String) throws {
        try click(EditorTags.signIn + "login")
        try type(EditorTags.user, user)
        try type(EditorTags.password, password)
    }

    func allowOwnLogin() throws { try flip(EditorTags.ownLogin) }

    func save() throws { try click(EditorTags.save) }

    /// Somebody else changed the same; the host's own counts.
    func keepMine() throws { try click(EditorTags.keepMine) }

    func takeTheirs() throws { try click(EditorTags.takeTheirs) }

    func leaveUnsaved() throws { try confirm() }

    private func has(_ tag: String, _ text: String) throws {
        _ = try reveal(tag)
        try says(tag, text)
    }
}
