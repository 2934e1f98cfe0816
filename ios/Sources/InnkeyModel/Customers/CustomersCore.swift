import Innkey

/// What the list of customers needs of a project.
public protocol CustomersCore: Sendable {
    func customers(_ query: CustomerQuery) async throws -> CustomerList
    func groups() async throws -> [CustomerGroup]
    func removeCustomer(_ id: String) async throws
    func changes() throws -> AsyncStream<ProjectEvent>
}

extension Project: CustomersCore {
    public func customers(_ query: CustomerQuery) async throws -> CustomerList {
        try await customers().page(query: query)
    }

    public func groups() async throws -> [CustomerGroup] { try await customers().groups() }

    public func removeCustomer(_ id: String) async throws { try await customers().remove(id: id) }

    public func changes() throws -> AsyncStream<ProjectEvent> { try events() }
}

extension CustomersCore {
    /// Hears, until the task is cancelled, whether the server is there and when customers are to be read anew.
    @MainActor
    func hear(onOffline: (Bool) -> Void, onChange: () -> Void) async throws {
        for await event in try changes() {
            switch event {
            case .online: onOffline(false)
            case .offline: onOffline(true)
            // Why it ended is what the next question to the server is answered with.
            case .customersChanged, .projectChanged, .ended: onChange()
            case .accountChanged: break
            }
        }
    }
}
