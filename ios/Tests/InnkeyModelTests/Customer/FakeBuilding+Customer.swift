import Foundation
import Innkey

@testable import InnkeyModel

extension FakeBuilding: CustomerCore {
    func info() async throws -> ProjectInfo {
        ProjectInfo(
            id: "p", project: "project", name: "Casa Limone", addresses: [], version: 1, otp: otp, account: nil,
            timeZone: "Europe/Rome")
    }

    func customer(_ id: String) async throws -> Customer {
        try await called("get")
        return try found(id)
    }

    func devices(of customer: String) async throws -> DeviceList {
        try await called("devices")
        return DeviceList(devices: devices, serverTime: time)
    }

    func activity(_ query: ActivityQuery) async throws -> ActivityPage {
        try await called("activity")
        let start = query.after.flatMap { Int($0) } ?? 0
        let end = min(start + Int(query.limit ?? 50), activities.count)
        return ActivityPage(
            entries: Array(activities[start..<end]), next: end < activities.count ? "\(end)" : nil, keptDays: 90)
    }

    func invitation(of customer: String, withCode: Bool) async throws -> Invitation {
        try await called("invitation \(withCode ? "with" : "without") code")
        let link = "INNKEY:LINK" + (withCode ? "-CODE" : "")
        return Invitation(link: link, message: "Hello, \(link)")
    }

    func noteShared(_ customer: String) async throws { try await called("shared") }

    func edit(_ before: Customer, _ after: CustomerSettings) async throws -> Customer {
        try await called("edit")
        let now = try found(before.id)
        guard now.revision == before.revision else {
            throw InnkeyError.ChangedMeanwhile(now: now, next: .refresh, detail: "changed")
        }
        return kept(now.with(settings: after, revision: now.revision + 1))
    }

    func renewCode(of customer: String) async throws -> Customer {
        try await called("renew")
        return try kept(found(customer).with(code: aCode("NEWC-0DE1", expires: time.addingTimeInterval(60))))
    }

    func revokeAccess(of customer: String) async throws -> Customer {
        try await called("revoke")
        let now = try found(customer)
        let code = now.code.map {
            IssuedCode(id: $0.id, state: .revoked, code: nil, issuedAt: $0.issuedAt, expiresAt: $0.expiresAt)
        }
        return kept(now.with(code: code))
    }

    func signOut(_ customer: String, device: String?) async throws {
        try await called("sign out")
        devices.removeAll { device == nil || $0.id == device }
    }

    private func found(_ id: String) throws -> Customer {
        guard let customer = customers.first(where: { $0.id == id }) else { throw refused(.accountNotFound) }
        return customer
    }

    private func kept(_ customer: Customer) -> Customer {
        put(customer)
        return customer
    }
}
