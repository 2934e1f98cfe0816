import Foundation
import Innkey

/// A keystore in memory that does what a test wants before each call.
final class MemorySecrets: SecretStore {
    typealias Hook = @Sendable (_ key: String) throws -> Void

    private let kept = Guarded<[String: Data]>([:])
    private let hook = Guarded<Hook?>(nil)

    /// From now on `hook` runs before each call; `nil` mends it.
    func before(_ hook: Hook?) { self.hook { $0 = hook } }

    func read(key: String) throws -> Data? {
        try hook { $0 }?(key)
        return kept { $0[key] }
    }

    func write(key: String, value: Data) throws {
        try hook { $0 }?(key)
        kept { $0[key] = value }
    }

    func delete(key: String) throws {
        try hook { $0 }?(key)
        kept { $0[key] = nil }
    }
}
