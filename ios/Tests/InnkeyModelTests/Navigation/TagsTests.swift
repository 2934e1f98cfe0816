import Foundation
import Testing

/// Both apps' journeys find things by the same ids.
struct TagsTests {
    @Test func eachScreenHasAndroidsTestIds() throws {
        let ours = try tags(
            Workspace.swiftFiles(in: "Sources/InnkeyModel"), screen: /enum (\w+Tags) \{/,
            id: /static let \w+ = "([^"]+)"/)
        let android = Workspace.ios.deletingLastPathComponent().appending(path: "android/app/src/main/kotlin")
        let files = try FileManager.default.subpathsOfDirectory(atPath: android.path)
            .filter { $0.hasSuffix(".kt") }.map { android.appending(path: $0) }
        let theirs = try tags(files, screen: /object (\w+Tags) \{/, id: /const val \w+ = "([^"]+)"/)
        #expect(!ours.isEmpty)
        for (screen, ids) in ours { #expect(ids == theirs[screen]?.subtracting(onlyOnAndroid), "\(screen)") }
    }

    /// The choice of the phone's own colours: iOS has none to give.
    private let onlyOnAndroid: Set = ["settings-dynamic"]

    private func tags(
        _ files: [URL], screen: Regex<(Substring, Substring)>, id: Regex<(Substring, Substring)>
    ) throws -> [String: Set<String>] {
        var tags: [String: Set<String>] = [:]
        for file in files {
            let source = try String(contentsOf: file, encoding: .utf8)
            for found in source.matches(of: screen) {
                let body = source[found.range.upperBound...]
                let end = body.firstRange(of: "\n}")?.lowerBound ?? body.endIndex
                tags[String(found.1)] = Set(body[..<end].matches(of: id).map { String($0.1) })
            }
        }
        return tags
    }
}
