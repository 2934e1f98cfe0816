import Foundation
import Innkey
import InnkeyHarness
import Testing

@Suite(.timeLimit(.minutes(5))) struct ErrorTests {
    @Test func codesAndPasswords() async throws {
        let server = try Server()
        let anna = try await server.host()
        let (maria, code) = try await anna.invite("Maria")
        let first = try await Phone(link: anna.link(of: maria))
        let second = try await Phone(link: anna.link(of: maria))
        func signIn(_ phone: Phone, _ code: String) async throws -> SignedIn {
            try await phone.project.signInWithCode(code: code, name: nil, device: "iPhone")
        }

        let unknown = await failure { try await signIn(first, "0000-0000") }
        #expect(unknown?.kind == .refused(.codeUnknown))
        #expect(unknown?.nextStep() == .correct)
        #expect(await failure { try await signIn(first, "seven") }?.kind == .invalid)
        _ = try await signIn(first, code.lowercased().replacingOccurrences(of: "-", with: " "))
        #expect(await failure { try await signIn(second, code) }?.kind == .refused(.codeUsed))

        let wrong = await failure {
            try await second.project.signInWithPassword(user: "anna", password: "wrong", device: "iPhone")
        }
        #expect(wrong?.kind == .refused(.wrongCredentials))
        #expect(await failure { try await first.project.customers().list() }?.kind == .refused(.adminOnly))
    }

    @Test func eachSaysWhatAndWhatNext() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        let error = try #require(await failure { try await phone.project.open(language: nil) })
        #expect(error.kind == .notInstalled && error.nextStep() == .download)
        #expect(error.sentence() == "This project was not downloaded yet: download it first.")
        #expect("\(error)" == error.sentence())
        #expect(error.localizedDescription == error.sentence())
    }

    @Test func aServerThatIsGone() async throws {
        let server = try Server()
        let anna = try await server.host()
        try await anna.project.download()
        server.stop()
        let error = await failure { try await anna.project.account() }
        #expect(error?.kind == .offline)
        #expect(error?.nextStep() == .checkConnection)
        #expect(try await anna.project.open(language: nil).name == SampleProject.name)
    }

    @Test func somebodyElseWasFaster() async throws {
        let server = try Server()
        let anna = try await server.host()
        let before = try await anna.invite("Maria").customer
        let customers = anna.project.customers()
        let now = try await customers.edit(before: before, after: CustomerSettings(name: "Maria Rossi"))
        let error = await failure { try await customers.edit(before: before, after: CustomerSettings(name: "Mary")) }
        guard case .ChangedMeanwhile(let newer, next: .refresh, _) = error else {
            Issue.record("it fails with \(String(describing: error))")
            return
        }
        #expect(newer.settings.name == "Maria Rossi" && newer.revision == now.revision)
    }

    @Test func afterTheEndEveryCallSaysSo() async throws {
        let server = try Server()
        let anna = try await server.host()
        let (project, customers) = (anna.project, anna.project.customers())
        let (subscription, transfer) = (try project.subscribe(), try project.transfer())
        server.freeze()
        let waits = Task { await failure { try await project.account() } }
        try await eventually("it does not begin") { anna.engine.runningCalls() > 0 }

        anna.engine.shutDown()
        anna.engine.shutDown()
        #expect(await waits.value?.kind == .closed)
        #expect(await failure { try await anna.engine.projects() }?.kind == .closed)
        #expect(await failure { try await project.info() }?.kind == .closed)
        #expect(await failure { try await project.download() }?.kind == .closed)
        #expect(await failure { try project.events() }?.kind == .closed)
        #expect(await failure { try await customers.list() }?.kind == .closed)
        #expect(await failure { try await transfer.finished() }?.kind == .closed)
        for await event in subscription.events { Issue.record("\(event) is heard after the end") }
        #expect(anna.engine.runningCalls() == 0)
    }
}
