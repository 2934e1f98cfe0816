import Foundation
import InnkeyModel

/// Preferences in memory.
@MainActor
final class MemoryStore: PreferenceStore {
    private var values: [String: String] = [:]

    func string(forKey name: String) -> String? { values[name] }

    func set(_ value: String?, forKey name: String) { values[name] = value }
}

/// What a screen keeps, in memory.
@MainActor
final class Kept<Value: Codable & Sendable> {
    private var data: Data?

    var saved: Saved<Value> { Saved(read: { self.data }, write: { self.data = $0 }) }
}
