// Never part of anything: mistakes of UI tests, each of which `../check` must see refused.
import InnkeyModel
import XCTest

@MainActor
private struct UITestMistakes {
    let app: XCUIApplication

    func tag() { _ = app.buttons[SignInTags.kode] }  // wrong
    func missing() { app.buttons.firstMatch.tapp() }  // wrong
    func noText() -> String { Words(7).key }  // wrong
    nonisolated func elsewhere() { app.launch() }  // wrong
    func wait() -> Bool { app.wait(for: .running, timeout: 1) }  // wrong
}
