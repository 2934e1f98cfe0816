import Innkey

/// What the editor needs of a project.
public protocol EditorCore: Sendable {
    func info() async throws -> ProjectInfo
    func open(language: String?) async throws -> ProjectContent
    func groups() async throws -> [CustomerGroup]
    func customer(_ id: String) async throws -> Customer
    func draft(_ settings: CustomerSettings, invite: Bool, login: Login?) throws -> NewCustomer
    func edit(_ before: Customer, _ after: CustomerSettings) async throws -> Customer
    func renewCode(of customer: String) async throws -> Customer
    func revokeAccess(of customer: String) async throws -> Customer
    func setLogin(of customer: String, _ login: Login) async throws -> Customer
    func removeLogin(of customer: String) async throws -> Customer
}

/// User name and password.
public struct Login: Sendable {
    public let user: String
    public let password: TypedPassword
}

/// A customer that is not saved yet. To save it twice is to save it once.
public struct NewCustomer: Sendable {
    public let id: String
    public let save: @Sendable () async throws -> Customer

    public init(id: String, save: @escaping @Sendable () async throws -> Customer) {
        (self.id, self.save) = (id, save)
    }
}

extension Project: EditorCore {
    public func customer(_ id: String) async throws -> Customer { try await customers().get(id: id) }

    public func draft(_ settings: CustomerSettings, invite: Bool, login: Login?) throws -> NewCustomer {
        let draft =
            if let login {
                try Draft.withLogin(
                    settings: settings, invite: invite, user: login.user, password: login.password.text)
            } else {
                try Draft(settings: settings, invite: invite)
            }
        return NewCustomer(id: draft.id()) { try await self.customers().create(draft: draft) }
    }

    public func edit(_ before: Customer, _ after: CustomerSettings) async throws -> Customer {
        try await customers().edit(before: before, after: after)
    }

    public func renewCode(of customer: String) async throws -> Customer { try await customers().renew(id: customer) }

    public func revokeAccess(of customer: String) async throws -> Customer {
        try await customers().revoke(id: customer)
    }

    public func setLogin(of customer: String, _ login: Login) async throws -> Customer {
        try await customers().setLogin(id: customer, user: login.user, password: login.password.text)
    }

    public func removeLogin(of customer: String) async throws -> Customer {
        try await customers().removeLogin(id: customer)
    }
}
