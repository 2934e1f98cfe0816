import Foundation
import Testing

@testable import InnkeyModel

/// What the app says it is made of is what it is made of.
struct LicencesTests {
    private func file(_ name: String) throws -> String {
        try String(contentsOf: Workspace.ios.deletingLastPathComponent().appending(path: name), encoding: .utf8)
    }

    @Test func eachCrateThatIsNamedIsInTheCore() throws {
        let lock = try file("Cargo.lock")
        let locked = Set(lock.matches(of: /(?m)^name = "(.+)"$/).map { String($0.1) })
        #expect(locked.count > 100)
        #expect(Set(Part.all.compactMap(\.crate)).subtracting(locked) == [])
    }

    @Test func theAppHasNoLibraryOfOthers() throws {
        let manifests = try [file("ios/Package.swift"), file("bindings/swift/Package.swift")]
        for manifest in manifests { #expect(manifest.matches(of: /\.package\(\s*(name|url|id):/).isEmpty) }
    }

    @Test func eachLicenceThatTheCoresCratesMayHaveIsTold() throws {
        let allowed = try file("deny.toml").matches(of: /(?m)^ {4}"(.+)",$/).map { String($0.1) }
        let told = Part.all.map(\.licence).joined(separator: ", ")
        let rare = ["Apache-2.0 WITH LLVM-exception", "MIT-0", "0BSD", "BSL-1.0"]
        #expect(!allowed.isEmpty)
        #expect(allowed.filter { !told.contains($0) && !rare.contains($0) } == [])
    }
}
