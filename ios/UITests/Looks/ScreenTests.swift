import Foundation
import InnkeyModel
import XCTest

/// A picture of each screen in each look: kept with the results, and in the folder that `mac` gives. Whether they look right
/// is for a person to see.
final class ScreenTests: Journey {
    func testEnglish() async throws { try await pictures(.english) }

    func testGerman() async throws { try await pictures(.german) }

    func testItalian() async throws { try await pictures(.italian) }

    private func pictures(_ language: Language) async throws {
        let folder = ProcessInfo.processInfo.environment["INNKEY_PICTURES"].map { URL(filePath: $0) }
        for dark in [false, true] {
            for largeText in [false, true] {
                let look = Look(language: language, dark: dark, largeText: largeText)
                let shelf = folder?.appending(path: look.name)
                if let shelf { try FileManager.default.createDirectory(at: shelf, withIntermediateDirectories: true) }
                try await tour(look) { screen, _ in
                    let picture = XCUIScreen.main.screenshot()
                    keep(picture, name: "\(look.name)-\(screen)")
                    if let shelf { try picture.pngRepresentation.write(to: shelf.appending(path: "\(screen).png")) }
                }
            }
        }
    }
}
