import Foundation
import Innkey
import InnkeyHarness
import Testing

@Suite(.timeLimit(.minutes(5))) struct ReadmeTests {
    @Test func theExampleRuns() async throws {
        let server = try Server()
        let anna = try await server.host()
        let (maria, code) = try await anna.invite("Maria")
        let (link, folder) = (try await anna.link(of: maria), try Folder())
        let visiting = Task {
            try await visit(link: link, code: code, folder: folder.url, keychain: MemorySecrets())
        }
        try await eventually("Maria does not sign in") {
            try await anna.project.customers().get(id: maria.id).devices == 1
        }
        _ = try await anna.project.customers().revoke(id: maria.id)
        try await visiting.value
    }

    @Test func theReadmeShowsIt() throws {
        let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let source = try String(contentsOf: here.appendingPathComponent("ReadmeExample.swift"), encoding: .utf8)
        let lines = source.components(separatedBy: "    // 8<\n")[1].components(separatedBy: "\n")
        let example = lines.map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : $0 }.joined(separator: "\n")
        let readme = try String(contentsOf: here.appendingPathComponent("../../../README.md"), encoding: .utf8)
        let shown = readme.components(separatedBy: "```swift\n").last?.components(separatedBy: "```").first
        #expect(shown == "import Innkey\n\n\(example)")
    }
}
