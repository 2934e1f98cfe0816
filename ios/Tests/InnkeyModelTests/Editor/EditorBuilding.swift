import Foundation
import Innkey
import InnkeyHarness

@testable import InnkeyModel

/// A server in memory, with one project: customers are kept as the real one keeps them.
@MainActor
final class EditorBuilding {
    var saved: [String: Customer] = [:]
    /// What the next calls come to.
    var failures: [Failure] = []
    private(set) var calls: [String] = []
    var downloaded = true
    private let drafts = Guarded(0)

    struct Failure {
        let error: InnkeyError
        /// Whether it has been done, and only the answer is lost.
        var lost = false
    }

    /// Another admin's phone.
    func meanwhile(_ id: String, _ settings: CustomerSettings) {
        saved[id] = saved[id].map { $0.with(settings: settings, revision: $0.revision + 1) }
    }

    func add(_ id: String, _ settings: CustomerSettings, user: String? = nil) {
        saved[id] = customer(id, settings, user: user)
    }

    private func call<Answer>(_ name: String, _ work: () throws -> Answer) throws -> Answer {
        calls.append(name)
        let failure = failures.isEmpty ? nil : failures.removeFirst()
        if let failure, !failure.lost { throw failure.error }
        let answer = try work()
        if let failure { throw failure.error }
        return answer
    }

    private func customer(
        _ id: String, _ settings: CustomerSettings, user: String?, code: IssuedCode? = nil
    ) -> Customer {
        aCustomer(id).with(settings: settings, user: .some(user), code: .some(code), id: id)
    }

    private func create(_ id: String, _ settings: CustomerSettings, invite: Bool, user: String?) throws -> Customer {
        try call("create") {
            let new = saved[id] ?? customer(id, settings, user: user, code: invite ? aCode(id) : nil)
            saved[id] = new
            return new
        }
    }

    private func changed(_ what: String, _ id: String, _ change: (Customer) throws -> Customer) throws -> Customer {
        try call(what) {
            guard let now = saved[id] else { throw refusal(.accountNotFound, .refresh) }
            let new = try change(now)
            saved[id] = new
            return new
        }
    }
}

func refusal(_ code: Refusal, _ next: NextStep) -> InnkeyError {
    .Refused(code: code, retryAfter: nil, next: next, detail: "\(code)")
}

extension EditorBuilding: EditorCore {
    func info() async throws -> ProjectInfo {
        ProjectInfo(
            id: "p", project: "project", name: "Casa Limone", addresses: [], version: downloaded ? 1 : nil, otp: true,
            account: nil, timeZone: "Europe/Rome")
    }

    func open(language: String?) async throws -> ProjectContent {
        guard downloaded else { throw InnkeyError.NotInstalled(next: .download, detail: "not downloaded") }
        return content(language ?? "")
    }

    func groups() async throws -> [CustomerGroup] {
        let times = StayTimes(arrival: "16:00", departure: "11:00")
        let settings = GroupSettings(name: "Flat Limone", rights: .only(ids: ["flat", "pool"]), times: times)
        return [CustomerGroup(id: "flat", settings: settings, key: nil, customers: 0, revision: 1)]
    }

    func customer(_ id: String) async throws -> Customer { try changed("get", id) { $0 } }

    nonisolated func draft(_ settings: CustomerSettings, invite: Bool, login: Login?) throws -> NewCustomer {
        let number = drafts {
            $0 += 1
            return $0
        }
        let id = "new-\(number)"
        return NewCustomer(id: id) {
            try await self.create(id, settings, invite: invite, user: login?.user)
        }
    }

    func edit(_ before: Customer, _ after: CustomerSettings) async throws -> Customer {
        try changed("edit", before.id) { now in
            guard now.revision == before.revision else {
                throw InnkeyError.ChangedMeanwhile(now: now, next: .refresh, detail: "changed")
            }
            return now.with(settings: after, revision: now.revision + 1)
        }
    }

    func renewCode(of customer: String) async throws -> Customer {
        try changed("renew", customer) { $0.with(code: aCode("renewed")) }
    }

    func revokeAccess(of customer: String) async throws -> Customer {
        try changed("revoke", customer) { now in
            now.with(
                code: now.code.map {
                    IssuedCode(
                        id: $0.id, state: .revoked, code: nil, issuedAt: $0.issuedAt, expiresAt: $0.expiresAt)
                })
        }
    }

    func setLogin(of customer: String, _ login: Login) async throws -> Customer {
        try changed("setLogin", customer) { $0.with(user: login.user) }
    }

    func removeLogin(of customer: String) async throws -> Customer {
        try changed("removeLogin", customer) { $0.with(user: .some(nil)) }
    }
}

private func content(_ language: String) -> ProjectContent {
    func page(_ id: String) -> ProjectPage {
        let light = ProjectObject(id: "\(id)-light", name: "Light", kind: .scene, pin: false)
        return ProjectPage(id: id, name: "\(id) \(language)", picture: nil, objects: [light])
    }
    func function(_ id: String, _ pages: String...) -> ProjectFunction {
        ProjectFunction(id: id, name: "\(id) \(language)", icon: .home, pages: pages.map(page))
    }
    return ProjectContent(
        version: 1, project: "project", name: "Casa Limone", language: "en", timeZone: "Europe/Rome", cover: nil,
        functions: [
            function("flat", "living", "bedroom"), function("garden", "pool", "lawn"), function("plant", "boiler"),
        ])
}
