import InnkeyModel
import XCTest

final class AboutPage: Page {
    init(_ app: XCUIApplication) { super.init(app, AboutTags.list) }
}
