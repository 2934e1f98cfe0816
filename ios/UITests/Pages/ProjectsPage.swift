import InnkeyModel
import XCTest

final class ProjectsPage: Page {
    init(_ app: XCUIApplication) { super.init(app, ProjectsTags.add) }

    func add() throws { try click(ProjectsTags.add) }

    func open(_ name: String) throws { try click(ProjectsTags.card, name) }

    /// The card of a project says this.
    func says(_ text: String) throws { try says(ProjectsTags.card, text) }

    func about() throws { try click(ProjectsTags.about) }
}
