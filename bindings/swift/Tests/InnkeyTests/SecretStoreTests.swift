import Foundation
import Innkey
import InnkeyHarness
import Testing

@Suite(.timeLimit(.minutes(5))) struct SecretStoreTests {
    private struct Odd: Error {}

    @Test func itsOwnErrorArrives() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        phone.secrets.before { _ in throw SecretStoreError.Failed(reason: "the phone is locked") }
        let error = try #require(await failure { try await phone.project.linkCode() })
        #expect(error.kind == .secrets && error.nextStep() == .unlock)
        #expect(error.sentence().contains("the phone is locked"))

        phone.secrets.before(nil)
        #expect(try await phone.project.linkCode() == nil)
    }

    @Test func anyOtherErrorIsOneToo() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        phone.secrets.before { _ in throw Odd() }
        #expect(await failure { try await phone.project.linkCode() }?.kind == .secrets)
        #expect(await failure { try await phone.project.latest() }?.kind == .secrets)
        phone.secrets.before(nil)
        #expect(try await phone.project.latest().version == 1)
    }

    @Test func whileItBlocksOthersGoOn() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        let unlocked = DispatchSemaphore(value: 0)
        phone.secrets.before { _ in unlocked.wait() }
        let blocked = Task { try await phone.project.linkCode() }
        try await eventually("it does not begin") { phone.engine.runningCalls() == 1 }
        for _ in 0..<100 { #expect(try await phone.engine.projects().count == 1) }
        #expect(phone.engine.runningCalls() == 1)
        unlocked.signal()
        #expect(try await blocked.value == nil)
    }

    @Test func itMayCallTheEngine() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        let names = Guarded<[String]>([])
        phone.secrets.before { [engine = phone.engine] _ in
            let answered = DispatchSemaphore(value: 0)
            Task {
                let projects = try? await engine.projects()
                names { $0 += projects?.map(\.name) ?? [] }
                answered.signal()
            }
            answered.wait()
        }
        #expect(try await phone.project.linkCode() == nil)
        #expect(names { $0 } == [SampleProject.name])
        phone.secrets.before(nil)  // it holds the engine
    }

    @Test func aStoreThatIsFreedWhileItRuns() async throws {
        let unlocked = DispatchSemaphore(value: 0)
        let entered = Guarded(false)
        weak var secrets: MemorySecrets?
        do {
            let server = try Server()
            let phone = try await Phone(link: server.adminLink())
            secrets = phone.secrets
            phone.secrets.before { _ in
                entered { $0 = true }
                unlocked.wait()
            }
            let blocked = Task { [project = phone.project] in await failure { try await project.linkCode() } }
            try await eventually("it does not begin") { entered { $0 } }
            phone.engine.shutDown()
            #expect(await blocked.value?.kind == .closed)
        }
        unlocked.signal()
        try await eventually("the store is kept for ever") { secrets == nil }
    }
}
