import Foundation

/// How many digits a PIN has.
public let pinLength = 4...8

/// PBKDF2 with HMAC-SHA-256, 32 bytes long: the phone's own, since Swift has none on every system.
public typealias PinHash = @Sendable (_ pin: String, _ salt: Data, _ rounds: Int) throws -> Data

/// What is kept of a PIN: how often it was hashed, the salt, the hash.
struct SealedPin: Sendable, Equatable {
    private let rounds: UInt32
    private let salt: Data
    private let hash: Data

    init(_ pin: String, _ hash: PinHash) throws {
        // Swift's own source of random numbers is the system's.
        salt = Data((0..<Self.saltSize).map { _ in UInt8.random(in: .min ... .max) })
        rounds = Self.usual
        self.hash = try hash(pin, salt, Int(rounds))
    }

    /// What ``data`` wrote; `nil` if it is something else.
    init?(_ data: Data) {
        let bytes = Data(data)
        guard bytes.count == 4 + Self.saltSize + Self.hashSize else { return nil }
        rounds = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        guard (1...Self.most).contains(rounds) else { return nil }
        salt = Data(bytes.dropFirst(4).prefix(Self.saltSize))
        hash = Data(bytes.suffix(Self.hashSize))
    }

    var data: Data {
        Data([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: rounds >> $0) }) + salt + hash
    }

    /// Takes as long for a wrong PIN as for the right one.
    func fits(_ pin: String, _ hash: PinHash) throws -> Bool {
        let other = try hash(pin, salt, Int(rounds))
        return other.count == self.hash.count && zip(other, self.hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    // The keychain guards it in the first place: no number of rounds makes up for four digits.
    private static let usual: UInt32 = 50_000
    private static let most: UInt32 = 10_000_000
    private static let saltSize = 16
    private static let hashSize = 32
}
