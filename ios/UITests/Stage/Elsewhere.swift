import Foundation

/// An admin whose phone nobody looks at: what is done on it is done by its core.
struct Elsewhere {
    private let building: Building
    private let admin: Admin

    init(_ admin: Admin, _ building: Building) async throws {
        (self.building, self.admin) = (building, admin)
        try await run(["add", admin.link])
        try await run(["sign-in", "--user", admin.user, "--password-stdin"], input: admin.password + "\n")
    }

    /// A new customer with a live code.
    func invite(_ name: String) async throws -> Invited {
        struct Made: Decodable {
            struct Code: Decodable { let code: String }
            let code: Code
        }
        struct Shared: Decodable { let link: String }
        let made: Made = try await building.run(admin.user, ["customers", "add", name])
        let shared: Shared = try await building.run(admin.user, ["share", name, "--as", "link"])
        return Invited(code: made.code.code, qr: try await Stage.found().qr(shared.link))
    }

    /// Makes a new code in place of the last.
    func renew(_ name: String) async throws -> String {
        struct Made: Decodable {
            struct Code: Decodable { let code: String }
            let code: Code
        }
        let made: Made = try await building.run(admin.user, ["customers", "renew", name])
        return made.code.code
    }

    func rename(_ name: String, to new: String) async throws {
        try await run(["customers", "edit", name, "--name", new])
    }

    func revoke(_ name: String) async throws { try await run(["customers", "revoke", name]) }

    func remove(_ name: String) async throws { try await run(["customers", "remove", name]) }

    /// The names of all customers.
    func customers() async throws -> [String] {
        struct Listed: Decodable {
            struct Customer: Decodable { let name: String }
            let customers: [Customer]
        }
        let listed: Listed = try await building.run(admin.user, ["customers", "list"])
        return listed.customers.map(\.name)
    }

    private func run(_ arguments: [String], input: String = "") async throws {
        let _: Nothing = try await building.run(admin.user, arguments, input: input)
    }
}

/// What a host hands over.
struct Invited {
    let code: String
    /// A picture of it.
    let qr: Data
}
