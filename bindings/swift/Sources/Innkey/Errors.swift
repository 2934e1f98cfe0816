import Foundation

// What is generated has the description, but does not say so.
extension InnkeyError: CustomStringConvertible {}

extension InnkeyError: LocalizedError {
    /// What happened and what to do next, in English.
    public var errorDescription: String? { sentence() }
}

extension InnkeyError {
    /// The error as the type that the generated signatures cannot name. Another one than ours is a mistake in Innkey.
    init(_ error: any Error) {
        self = error as? InnkeyError ?? .Internal(report: "none", next: .tryAgain, detail: "Innkey failed: \(error)")
    }
}
