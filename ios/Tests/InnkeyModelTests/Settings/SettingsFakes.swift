import Foundation
import Innkey
import InnkeyModel

/// Maria's account, with a stay of an hour.
func anAccount(_ role: AccountRole = .customer, user: String? = nil) -> Account {
    Account(
        id: idOf("a"), role: role, name: "Maria", stay: Stay(until: noon.addingTimeInterval(3600)), user: user,
        ownLogin: true)
}

/// A phone with one project, as far as its settings need it.
@MainActor
final class FakeEngine: PhoneCore {
    private(set) var tidied = 0
    private(set) var removed: [String] = []
    /// What a removal fails with.
    var removing: InnkeyError?

    func tidy() async throws { tidied += 1 }

    func remove(id: String) async throws {
        if let removing { throw removing }
        removed.append(id)
    }
}

/// A project, as far as its settings need it.
@MainActor
final class SettingsProject: SettingsCore {
    struct Login: Equatable {
        let user: String
        let password: String
        let current: String?
    }

    var signedIn: Account? = anAccount()
    var signedInDevices = [device("tablet"), device("phone", here: true)]
    /// What the server answers instead of what is asked for.
    var error: InnkeyError?
    /// What changes somebody waits before it.
    var gate: Gate?
    private(set) var done: [String] = []
    private(set) var login: Login?

    func info() async throws -> ProjectInfo {
        ProjectInfo(
            id: "p", project: "project", name: "Casa Limone",
            addresses: [
                Address(host: "192.168.1.20", port: 8443, trust: .pinned),
                Address(host: "fd00::1", port: 443, trust: .public),
            ],
            version: 3, otp: true, account: signedIn, timeZone: "Europe/Rome")
    }

    func latest() async throws -> Latest {
        try answer()
        return Latest(version: 3, upToDate: true, otp: true)
    }

    func account() async throws -> SignedIn {
        if case .Refused(.sessionEnded, _, _, _) = error { signedIn = nil }
        return try told()
    }

    func devices() async throws -> DeviceList {
        try answer()
        return DeviceList(devices: signedInDevices, serverTime: noon)
    }

    func signOut() async throws {
        await gate?.pass()
        done.append("signOut")
        signedIn = nil
    }

    func signOutEverywhere() async throws {
        try answer()
        done.append("everywhere")
        signedIn = nil
    }

    func signOutDevice(device: String) async throws {
        try answer()
        done.append(device)
        signedInDevices.removeAll { $0.id == device }
    }

    func setLogin(user: String, password: String, current: String?) async throws -> SignedIn {
        await gate?.pass()
        login = Login(user: user, password: password, current: current)
        try answer()
        signedIn = anAccount(user: user)
        return try told()
    }

    private func told() throws -> SignedIn {
        try answer()
        guard let signedIn else { throw notSignedIn }
        return SignedIn(account: signedIn, otp: true, timeZone: "Europe/Rome", serverTime: noon)
    }

    private func answer() throws { if let error { throw error } }
}

private func device(_ id: String, here: Bool = false) -> Device {
    Device(id: id, name: "name of \(id)", since: noon, lastSeen: noon, this: here)
}
