import Foundation
import Innkey

/// The example of bindings/README.md, which shows what stands between the scissors.
func visit(link: String, code: String, folder: URL, keychain: any SecretStore) async throws {
    // 8<
    let engine = try await InnkeyEngine.open(folder: folder.path, secrets: keychain)
    let project = try await engine.addLink(link: link)
    try await project.download { print("\($0.bytes) of \($0.total) bytes") }
    let me = try await project.signInWithCode(code: code, name: nil, device: "Maria's iPhone")
    print("Welcome, \(me.account.name)")
    for function in try await project.open(language: "de").functions {
        print(function.name, function.pages.map(\.name))
    }
    for await event in try project.events() { print(event) }
    // 8<
}
