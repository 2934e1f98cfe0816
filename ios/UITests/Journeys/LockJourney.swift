import InnkeyModel
import XCTest

/// A PIN before a project, on a phone that goes from hand to hand.
final class LockJourney: Journey {
    private let pin = "4711"

    /// The host has set a PIN, and is back in the project's settings.
    private func locked() async throws -> Phone {
        let building = try await building()
        let host = phone()
        try hostSignsIn(host, building.anna)
        try on(host, ProjectPage.init) { try $0.settings() }
        try on(host, SettingsPage.init) { try $0.lock() }
        try on(host, LockSetupPage.init) { try $0.set(pin) }
        host.back()
        try on(host, SettingsPage.init)
        return host
    }

    func testAMinuteAwayLocksAndOnlyTheRightPinOpens() async throws {
        let host = try await locked()
        try host.leaveFor(seconds: 5)
        try on(host, SettingsPage.init) { try $0.isSignedInAs("Admin") }
        try host.leaveFor(seconds: 61)
        try on(host, LockPage.init) {
            try $0.enter("1234")
            try $0.complains(said(Words("lock_wrong", 4)))
            try $0.enter(pin)
        }
        try on(host, SettingsPage.init)
    }

    func testTheAppsEndLocks() async throws {
        let host = try await locked()
        host.dieAndComeBack()
        try on(host, LockPage.init) { try $0.enter(pin) }
        try on(host, SettingsPage.init)
    }
}
