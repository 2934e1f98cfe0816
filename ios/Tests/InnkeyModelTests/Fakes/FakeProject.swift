import Foundation
import Innkey
import InnkeyModel

/// A project on a phone and on its server; what is set is what is answered.
@MainActor
final class FakeProject {
    var account: Account? = maria
    var otp: Bool? = true
    var code: String?
    var content: ProjectContent? = contentOf("living", "bedroom")
    var upToDate = true

    /// Instead of what the phone, the server or a sign-in would say.
    var infoFails: InnkeyError?
    var signInFails: InnkeyError?
    var openFails: InnkeyError?
    var serverFails: InnkeyError?

    var signedOut = 0
    /// Who listens to what changes.
    var heard: [AsyncStream<ProjectEvent>.Continuation] = []

    /// A sign-in waits before it.
    var gate: Gate?
    private(set) var signIns: [[String?]] = []

    private func signIn(_ with: String?...) async throws -> SignedIn {
        signIns.append(with)
        await gate?.pass()
        if let signInFails { throw signInFails }
        account = maria
        return signedIn(maria)
    }

    private func signedIn(_ account: Account) -> SignedIn {
        SignedIn(account: account, otp: otp ?? true, timeZone: "Europe/Rome", serverTime: noon)
    }
}

let maria = Account(
    id: idOf("maria"), role: .customer, name: "Maria Rossi", stay: Stay(), user: nil, ownLogin: false)

extension FakeProject: SignInCore {
    func info() async throws -> ProjectInfo {
        if let infoFails { throw infoFails }
        return ProjectInfo(
            id: "p", project: "project", name: "Casa Limone", addresses: [], version: content?.version, otp: otp,
            account: account,
            timeZone: "Europe/Rome")
    }

    func linkCode() async throws -> Code? { code }

    func account() async throws -> SignedIn {
        if let serverFails { throw serverFails }
        guard let account else { throw notSignedIn }
        return signedIn(account)
    }

    func signInWithCode(code: String, name: String?, device: String) async throws -> SignedIn {
        try await signIn(code, name, device)
    }

    func signInWithPassword(user: String, password: String, device: String) async throws -> SignedIn {
        try await signIn(user, password, device)
    }
}
