import Innkey

/// What a customer's own screen needs of a project.
public protocol CustomerCore: CustomersCore {
    func info() async throws -> ProjectInfo
    func customer(_ id: String) async throws -> Customer
    func devices(of customer: String) async throws -> DeviceList
    func activity(_ query: ActivityQuery) async throws -> ActivityPage
    func invitation(of customer: String, withCode: Bool) async throws -> Invitation
    func noteShared(_ customer: String) async throws
    func edit(_ before: Customer, _ after: CustomerSettings) async throws -> Customer
    func renewCode(of customer: String) async throws -> Customer
    func revokeAccess(of customer: String) async throws -> Customer
    /// - Parameter device: `nil`: all.
    func signOut(_ customer: String, device: String?) async throws
}

extension Project: CustomerCore {
    public func devices(of customer: String) async throws -> DeviceList { try await customers().devices(id: customer) }

    public func activity(_ query: ActivityQuery) async throws -> ActivityPage {
        try await customers().activity(query: query)
    }

    public func invitation(of customer: String, withCode: Bool) async throws -> Invitation {
        try await customers().invitation(id: customer, withCode: withCode, language: nil, template: nil)
    }

    public func noteShared(_ customer: String) async throws { _ = try await customers().noteShared(id: customer) }

    public func signOut(_ customer: String, device: String?) async throws {
        try await customers().signOut(id: customer, device: device)
    }
}
