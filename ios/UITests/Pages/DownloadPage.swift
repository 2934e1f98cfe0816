import InnkeyModel
import XCTest

final class DownloadPage: Page {
    init(_ app: XCUIApplication) { super.init(app, DownloadTags.screen) }

    /// Waits until some of it has arrived.
    func arrives() throws { try appears(DownloadTags.amount) }

    func pause() throws { try click(DownloadTags.pause) }

    /// Waits until it stands still and only a person can help.
    func stands() throws { try appears(DownloadTags.goOn) }

    func goOn() throws { try click(DownloadTags.goOn) }

    func cancel() throws { try click(DownloadTags.cancel) }
}
