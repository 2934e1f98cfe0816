import Foundation
import Testing

@testable import InnkeyModel

/// The texts that the sources ask for and those that the catalog has.
struct UsedKeysTests {
    @Test func eachTextAskedForIsThere() throws {
        let catalog = try Texts(catalog: Data(contentsOf: Workspace.catalog))
        #expect(KeyCheck(catalog[.english]).read(try sources("Sources") + sources("UITests")).wrong == [])
    }

    @Test func eachTextIsAskedFor() throws {
        let catalog = try Texts(catalog: Data(contentsOf: Workspace.catalog))
        #expect(KeyCheck(catalog[.english]).read(try sources("Sources")).unused == [])
    }

    private func sources(_ folder: String) throws -> [String] {
        try Workspace.swiftFiles(in: folder).map { try String(contentsOf: $0, encoding: .utf8) }
    }
}

/// The check finds what it is for.
struct KeyCheckTests {
    private let check = KeyCheck([
        "cancel": Phrase(forms: ["other": "Cancel"]),
        "days": Phrase(forms: ["one": "%1$lld day", "other": "%1$lld days"]),
        "both": Phrase(forms: ["other": "%1$@ %2$@"]),
    ])

    @Test(arguments: [
        (#"Words("cancel")"#, []), (#"Words("cancle")"#, ["cancle: no such text"]),
        (#"Words(on ? "cancel" : "stop")"#, ["stop: no such text"]), (#"/// Words("stop")"#, []),
        (#"MyWords("stop")"#, []), (#"Words("days")"#, ["days: 0 arguments for 1"]),
        (#"Words("both", .text("a, (b"), .words(Words("cancel")))"#, []),
        (#"Words("both", .words(Words("stop", 1, 2)))"#, ["both: 1 arguments for 2", "stop: no such text"]),
        ("Words(\n    \"both\",\n    .text(\"\\\"),\"),\n    name\n)", []),
    ])
    func wrongKeys(source: String, wrong: [String]) {
        #expect(check.read([source]).wrong == wrong)
    }

    @Test func unusedKeys() {
        #expect(check.read([#"Words("cancel"); let key = "days" // "both""#]).unused == ["both"])
    }
}
