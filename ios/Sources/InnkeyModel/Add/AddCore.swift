import Innkey

/// What adding a project needs of the core.
public protocol AddCore: Sendable {
    func lookUp(address: String) async throws -> FoundServer
    func lookUpNearby(server: NearbyServer) async throws -> FoundServer
    /// Gives the project's id on this phone.
    func add(link: String) async throws -> String
    func add(_ project: String, of server: FoundServer) async throws -> String
}

extension InnkeyEngine: AddCore {
    public func add(link: String) async throws -> String { try await addLink(link: link).id() }

    public func add(_ project: String, of server: FoundServer) async throws -> String {
        try await addFound(server: server, project: project).id()
    }
}
