import InnkeyModel
import XCTest

final class ProjectPage: Page {
    init(_ app: XCUIApplication) { super.init(app, ProjectTags.settings) }

    func settings() throws { try click(ProjectTags.settings) }

    /// A tile says this.
    func shows(_ text: String) throws { try says(ProjectTags.tile, text) }

    /// How things stand, above the tiles.
    func tells(_ text: String) throws { try says(PaneTags.banner, text) }

    func tellsNothing() throws { try disappears(PaneTags.banner) }

    func showsNothing() throws { try disappears(ProjectTags.tile) }

    /// Nobody is signed in any more.
    func isShut() throws { try appears(ProjectTags.signIn) }
}
