import Innkey

/// What a project's settings need of the project.
public protocol SettingsCore: Sendable {
    func info() async throws -> ProjectInfo
    func account() async throws -> SignedIn
    func latest() async throws -> Latest
    func devices() async throws -> DeviceList
    func signOut() async throws
    func signOutEverywhere() async throws
    func signOutDevice(device: String) async throws
    func setLogin(user: String, password: String, current: String?) async throws -> SignedIn
}

extension Project: SettingsCore {}

/// What they need of all that is on this phone.
public protocol PhoneCore: Sendable {
    func remove(id: String) async throws
    /// Takes away what is left of projects whose stay is over.
    func tidy() async throws
}

extension InnkeyEngine: PhoneCore {}
