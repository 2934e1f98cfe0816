import Foundation
import Innkey

/// When the tests begin, by the server's clock: 2026-08-03T12:00:00Z.
let noon = Date(timeIntervalSince1970: 1_785_758_400)

/// The id of what a test calls `name`: ids are checked by the core.
func idOf(_ name: String) -> String {
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    let low = String(repeating: "0", count: 16 - digits.count) + digits
    return "00000000-0000-4000-8\(low.prefix(3))-\(low.suffix(12))"
}

func aCode(_ code: String, expires: Date = noon.addingTimeInterval(60)) -> IssuedCode {
    IssuedCode(
        id: idOf(code), state: .live, code: code, issuedAt: expires.addingTimeInterval(-7_200), expiresAt: expires)
}

func aCustomer(
    _ id: String, name: String = "", code: IssuedCode? = nil, signedInAt: Date? = nil, devices: UInt32 = 0,
    stay: Stay = Stay(), user: String? = nil
) -> Customer {
    Customer(
        id: idOf(id), settings: CustomerSettings(name: name, stay: stay), revision: 1, user: user, source: nil,
        code: code, sharedAt: nil, downloadedAt: nil, signedInAt: signedInAt,
        signedInWith: signedInAt.map { _ in "Maria’s phone" }, lastSeen: signedInAt, devices: devices,
        createdAt: noon.addingTimeInterval(-60))
}

extension Customer {
    /// The same after a device has signed in with its code.
    func signedIn(_ name: String) -> Customer {
        let used = code.map {
            IssuedCode(id: $0.id, state: .used, code: nil, issuedAt: $0.issuedAt, expiresAt: $0.expiresAt)
        }
        return Customer(
            id: id, settings: CustomerSettings(name: name, stay: settings.stay), revision: revision, user: user,
            source: source, code: used, sharedAt: sharedAt, downloadedAt: downloadedAt, signedInAt: noon,
            signedInWith: "Maria’s phone", lastSeen: noon, devices: devices + 1, createdAt: createdAt)
    }
}

extension Customer {
    /// The same with something else in it; what is `nil` stays.
    func with(
        settings: CustomerSettings? = nil, revision: UInt64? = nil, user: String?? = nil, code: IssuedCode?? = nil,
        id: String? = nil
    ) -> Customer {
        Customer(
            id: id ?? self.id, settings: settings ?? self.settings, revision: revision ?? self.revision,
            user: user ?? self.user,
            source: source, code: code ?? self.code, sharedAt: sharedAt, downloadedAt: downloadedAt,
            signedInAt: signedInAt, signedInWith: signedInWith, lastSeen: lastSeen, devices: devices,
            createdAt: createdAt)
    }
}
