import CommonCrypto
import Foundation
import Innkey
import InnkeyModel

/// The phone's own hash for PINs.
public enum Pbkdf2 {
    /// See `PinHash`.
    public static let hash: PinHash = { pin, salt, rounds in
        var hash = [UInt8](repeating: 0, count: 32)
        let salt = [UInt8](salt)
        let status = CCKeyDerivationPBKDF(
            CCPBKDFAlgorithm(kCCPBKDF2), pin, pin.utf8.count, salt, salt.count,
            CCPseudoRandomAlgorithm(kCCPRFHmacAlgSHA256), UInt32(rounds), &hash, hash.count)
        guard status == kCCSuccess else { throw SecretStoreError.Failed(reason: "PBKDF2: \(status)") }
        return Data(hash)
    }
}
