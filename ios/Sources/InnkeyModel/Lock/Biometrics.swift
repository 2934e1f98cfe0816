/// The phone's finger or face.
@MainActor
public protocol Biometrics {
    /// Whether the phone has it, and its owner has set it up.
    var isThere: Bool { get }
    /// Asks the phone; whether it has recognised its owner.
    func recognise(_ reason: Words) async -> Bool
}
