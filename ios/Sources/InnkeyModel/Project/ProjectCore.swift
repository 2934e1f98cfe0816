import Innkey

/// What an opened project needs of the core.
public protocol ProjectCore: Sendable {
    func info() async throws -> ProjectInfo
    /// Who is signed in, by the server's word.
    func account() async throws -> SignedIn
    /// What the server has.
    func latest() async throws -> Latest
    /// What is on this phone.
    func open(language: String?) async throws -> ProjectContent
    func signOut() async throws
    func changes() throws -> AsyncStream<ProjectEvent>
}

extension Project: ProjectCore {}
