import Foundation
import Innkey

/// A phone: an engine in a folder of its own, with one project.
public final class Phone: Sendable {
    public let folder: Folder
    public let secrets = MemorySecrets()
    public let engine: InnkeyEngine
    public let project: Project

    public init(link: String) async throws {
        folder = try Folder()
        engine = try await InnkeyEngine.open(folder: folder.path("phone"), secrets: secrets)
        project = try await engine.addLink(link: link)
    }
}

extension Server {
    /// Anna's phone, signed in.
    public func host() async throws -> Phone {
        let phone = try await Phone(link: adminLink())
        _ = try await phone.project.signInWithPassword(user: "anna", password: Self.password, device: "Anna's iPhone")
        return phone
    }
}

extension Phone {
    /// As an admin: a new customer with a live code.
    public func invite(_ name: String) async throws -> (customer: Customer, code: String) {
        let draft = try Draft(settings: CustomerSettings(name: name), invite: true)
        let customer = try await project.customers().create(draft: draft)
        return (customer, customer.code?.code ?? "none")
    }

    /// As an admin: the customer's link, without the code.
    public func link(of customer: Customer) async throws -> String {
        try await project.customers().invitation(id: customer.id, withCode: false, language: nil, template: nil).link
    }

    /// As an admin: a guest's phone, signed in.
    public func guest(_ name: String) async throws -> Phone {
        let (customer, code) = try await invite(name)
        let phone = try await Phone(link: link(of: customer))
        _ = try await phone.project.signInWithCode(code: code, name: nil, device: "\(name)'s iPhone")
        return phone
    }
}
