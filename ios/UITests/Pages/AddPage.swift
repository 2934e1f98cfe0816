import InnkeyModel
import XCTest

/// Where a project is looked for.
final class AddPage: Page {
    init(_ app: XCUIApplication) { super.init(app, AddTags.scan) }

    /// The camera looks.
    func scans() throws { try appears(AddTags.viewfinder) }

    /// A person is told what the camera is for before they are asked for it.
    func explainsCamera() throws { try appears(AddTags.allow) }

    /// A code is seen that does not help.
    func warns() throws { try appears(AddTags.notice) }

    func allowCamera() throws {
        try click(AddTags.allow)
        try scans()
    }

    func showNearby() throws { try click(AddTags.nearby) }

    func showLink() throws { try click(AddTags.link) }

    func openLink(_ text: String) throws {
        try click(AddTags.link)
        try type(AddTags.text, text)
        try click(AddTags.open)
    }

    func askNearby(_ name: String) throws {
        try click(AddTags.nearby)
        try click(AddTags.server, name)
    }

    func askAddress(_ address: String) throws {
        try click(AddTags.nearby)
        try type(AddTags.address, address)
        try click(AddTags.ask)
    }

    /// What was asked did not work, and it is said why.
    func explains(_ text: String = "") throws { try says(PaneTags.banner, text) }
}

/// What was found, before it is added.
final class FoundPage: Page {
    init(_ app: XCUIApplication) { super.init(app, AddTags.found) }

    func choose(_ project: String) throws { try click(AddTags.choice, project) }

    func shows(_ name: String) throws { try saysAnywhere(name) }

    /// The fingerprint is the one that the host shows.
    func compare() throws { try flip(AddTags.compared) }

    func add() throws { try click(AddTags.confirm) }

    func isGone() throws { try disappears(AddTags.found) }
}
