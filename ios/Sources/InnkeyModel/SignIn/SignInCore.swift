import Innkey

/// What signing in needs of a project.
public protocol SignInCore: Sendable {
    func info() async throws -> ProjectInfo
    /// The code that came with the link.
    func linkCode() async throws -> Code?
    /// Who is signed in.
    func account() async throws -> SignedIn
    func signInWithCode(code: String, name: String?, device: String) async throws -> SignedIn
    func signInWithPassword(user: String, password: String, device: String) async throws -> SignedIn
}

extension Project: SignInCore {}
