import Foundation
import Testing

/// Both apps' journeys are told in the same words: the same page objects, and the same things done on them.
struct PagesTests {
    @Test func eachPageObjectHasAndroidsNameAndSteps() throws {
        let shared = Workspace.ios.deletingLastPathComponent()
            .appending(path: "android/app/src/sharedTest/kotlin/dev/innkey/app/journeys/pages")
        let files = try FileManager.default.contentsOfDirectory(at: shared, includingPropertiesForKeys: nil)
        let theirs = try pages(files, step: /^    fun (\w+)\(/)
        let ours = try pages(Workspace.swiftFiles(in: "UITests/Pages"), step: /^    func (\w+)\(/)
        #expect(!theirs.isEmpty)
        for (page, steps) in theirs { #expect(steps.subtracting(ours[page] ?? []) == [], "\(page)") }
    }

    @Test func eachJourneyOfAndroidIsThere() throws {
        let shared = Workspace.ios.deletingLastPathComponent()
            .appending(path: "android/app/src/sharedTest/kotlin/dev/innkey/app/journeys")
        let theirs = try FileManager.default.contentsOfDirectory(atPath: shared.path)
            .filter { $0.hasSuffix("Journey.kt") }.map { $0.replacing(".kt", with: "") }
        let ours = try Workspace.swiftFiles(in: "UITests/Journeys").map { $0.deletingPathExtension().lastPathComponent }
        #expect(!theirs.isEmpty)
        #expect(Set(theirs).subtracting(ours) == [])
    }

    /// What can be done on each page that stands in the files.
    private func pages(_ files: [URL], step: Regex<(Substring, Substring)>) throws -> [String: Set<String>] {
        var pages: [String: Set<String>] = [:]
        for file in files {
            var page: String?
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                if let found = line.firstMatch(of: /class (\w+Page)\b/) {
                    page = String(found.1)
                    pages[String(found.1)] = []
                } else if let page, let found = line.firstMatch(of: step) {
                    pages[page, default: []].insert(String(found.1))
                }
            }
        }
        return pages
    }
}
