import Foundation
import Innkey
import Security

/// Innkey's secrets in the keychain of this device: never in a backup, never on another device, and readable once the
/// phone was unlocked after its start, since downloads go on while it is locked.
public final class KeychainSecrets: SecretStore {
    private let service: String

    public init(service: String = "dev.innkey.app") { self.service = service }

    public func read(key: String) throws -> Data? {
        var query = item(key)
        query[kSecReturnData] = true
        query[kSecMatchLimit] = kSecMatchLimitOne
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        if status == errSecItemNotFound { return nil }
        try check(status)
        return found as? Data
    }

    public func write(key: String, value: Data) throws {
        let status = SecItemUpdate(item(key) as CFDictionary, [kSecValueData: value] as CFDictionary)
        guard status == errSecItemNotFound else { return try check(status) }
        var new = item(key)
        new[kSecValueData] = value
        new[kSecAttrAccessControl] = try access()
        try check(SecItemAdd(new as CFDictionary, nil))
    }

    public func delete(key: String) throws {
        let status = SecItemDelete(item(key) as CFDictionary)
        if status != errSecItemNotFound { try check(status) }
    }

    private func item(_ key: String) -> [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: key,
            kSecUseDataProtectionKeychain: true,
        ]
    }

    private func access() throws -> SecAccessControl {
        let protection = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
        guard let access = SecAccessControlCreateWithFlags(nil, protection, [], nil) else {
            throw SecretStoreError.Failed(reason: "no access control")
        }
        return access
    }

    private func check(_ status: OSStatus) throws {
        if status != errSecSuccess { throw SecretStoreError.Failed(reason: "keychain: \(status)") }
    }
}

extension KeychainSecrets {
    /// The keychain outlives the app: what an app that was deleted has left is thrown away when it is there anew.
    ///
    /// - Parameter folder: the core's, which does not outlive the app.
    public func forgetIfNew(folder: URL) {
        guard !FileManager.default.fileExists(atPath: folder.path) else { return }
        let all: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecUseDataProtectionKeychain: true,
        ]
        SecItemDelete(all as CFDictionary)
    }
}
