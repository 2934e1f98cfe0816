import Foundation

/// Where the things lie that texts are compared with, seen from this file.
enum Workspace {
    static let ios = URL(filePath: #filePath).deletingLastPathComponent(4)
    static let catalog = ios.appending(path: "Sources/InnkeyModel/Words/Localizable.xcstrings")
    static let infoPlistCatalog = ios.appending(path: "App/InfoPlist.xcstrings")
    static let differences = ios.appending(path: "tools/text-differences.json")
    static let androidTexts = ios.deletingLastPathComponent().appending(path: "android/app/src/main/res")

    /// All Swift files under a folder of `ios/`.
    static func swiftFiles(in folder: String) throws -> [URL] {
        let root = ios.appending(path: folder)
        return try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
            .filter { $0.hasSuffix(".swift") }
            .map { root.appending(path: $0) }
    }
}

extension URL {
    fileprivate func deletingLastPathComponent(_ times: Int) -> URL {
        (0..<times).reduce(self) { url, _ in url.deletingLastPathComponent() }
    }
}
