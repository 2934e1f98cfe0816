import Foundation
import Innkey

/// A keystore in memory that does what a test wants before each call.
public final class MemorySecrets: SecretStore {
    public typealias Hook = @Sendable (_ key: String) throws -> Void

    private let kept = Guarded<[String: Data]>([:])
    private let hook = Guarded<Hook?>(nil)

    public init() {}

    /// From now on `hook` runs before each call; `nil` mends it.
    public func before(_ hook: Hook?) { self.hook { $0 = hook } }

    public func read(key: String) throws -> Data? {
        try hook { $0 }?(key)
        return kept { $0[key] }
    }

    public func write(key: String, value: Data) throws {
        try hook { $0 }?(key)
        kept { $0[key] = value }
    }

    public func delete(key: String) throws {
        try hook { $0 }?(key)
        kept { $0[key] = nil }
    }
}
