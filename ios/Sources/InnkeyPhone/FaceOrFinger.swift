import InnkeyModel
import LocalAuthentication

/// Face ID or Touch ID, without the phone's own code in their place: the project has a PIN.
public struct FaceOrFinger: Biometrics {
    private static let policy = LAPolicy.deviceOwnerAuthenticationWithBiometrics
    private let writing: @MainActor () -> Writing

    public init(writing: @escaping @MainActor () -> Writing) { self.writing = writing }

    public var kind: BiometricKind? {
        let context = LAContext()
        // The phone tells its kind only after it was asked whether it can.
        guard context.canEvaluatePolicy(Self.policy, error: nil) else { return nil }
        return switch context.biometryType {
        case .faceID: .face
        case .touchID: .finger
        default: nil
        }
    }

    public func recognise(_ reason: Words, instead: Words) async -> Bool {
        let context = LAContext()
        context.localizedFallbackTitle = ""
        context.localizedCancelTitle = writing().text(instead)
        return (try? await context.evaluatePolicy(Self.policy, localizedReason: writing().text(reason))) ?? false
    }
}
