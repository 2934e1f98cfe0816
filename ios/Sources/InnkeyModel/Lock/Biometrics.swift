/// The phone's finger or face.
@MainActor
public protocol Biometrics {
    /// What the phone has, if its owner has set it up.
    var kind: BiometricKind? { get }
    /// Asks the phone; whether it has recognised its owner.
    ///
    /// - Parameter instead: what a person can tap to enter the PIN.
    func recognise(_ reason: Words, instead: Words) async -> Bool
}

/// By what a phone recognises its owner.
public enum BiometricKind: Sendable, Hashable {
    case face, finger

    /// As Apple calls it.
    public var words: Words {
        switch self {
        case .face: Words("lock_face_id")
        case .finger: Words("lock_touch_id")
        }
    }
}
