import Innkey
import InnkeyHarness
import Testing

/// Of a frozen server nothing comes, so that whatever waits for it waits until it is stopped.
@Suite(.timeLimit(.minutes(5))) struct CancelTests {
    @Test func aCancelledTaskStopsItsDownload() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        server.freeze()
        let download = Task { try await phone.project.download() }
        try await eventually("it does not begin") { phone.engine.runningCalls() > 0 }
        download.cancel()
        #expect(await failure { try await download.value }?.kind == .cancelled)
        try await eventually("calls go on") { phone.engine.runningCalls() == 0 }

        server.thaw()
        #expect(try await phone.project.download().version == 1)
    }

    @Test func aTaskThatIsCancelledAlreadyDownloadsNothing() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        server.freeze()
        let download = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await phone.project.download()
        }
        download.cancel()
        #expect(await failure { try await download.value }?.kind == .cancelled)
        #expect(await failure { try await phone.project.open(language: nil) }?.kind == .notInstalled)
    }

    @Test func aCancelledReaderOfProgressStopsTheTransfer() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        server.freeze()
        let transfer = try phone.project.transfer()
        let reader = Task { for await _ in transfer.progress {} }
        try await eventually("it does not begin") { phone.engine.runningCalls() > 0 }
        reader.cancel()
        #expect(await failure { try await transfer.finished() }?.kind == .cancelled)
        try await eventually("calls go on") { phone.engine.runningCalls() == 0 }
    }

    @Test func aPausedTransferGoesOn() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        server.freeze()
        let transfer = try phone.project.transfer()
        transfer.pause()
        for await progress in transfer.progress where progress.state == .paused { break }
        server.thaw()
        transfer.goOn()
        #expect(try await transfer.finished().version == 1)
    }

    @Test func progressIsToldOnTheCallersActor() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        let model = Model()
        try await model.download(phone.project)
        #expect(await model.states.last == .ended)
    }

    /// As an app's view model has it.
    @MainActor private final class Model {
        private(set) var states: [TransferState] = []

        func download(_ project: Project) async throws {
            try await project.download { states.append($0.state) }
        }
    }

    @Test func aHundredCallsAtOnce() async throws {
        let server = try Server()
        let anna = try await server.host()
        let maria = try await anna.invite("Maria").customer
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for call in 0..<100 {
                group.addTask {
                    switch call % 4 {
                    case 0: try await anna.project.customers().list().customers.map(\.id) == [maria.id]
                    case 1: try await anna.project.info().name == SampleProject.name
                    case 2: try await anna.project.latest().version == 1
                    default: try await anna.project.account().account.role == .admin
                    }
                }
            }
            var right = 0
            for try await isRight in group where isRight { right += 1 }
            #expect(right == 100)
        }
        #expect(anna.engine.runningCalls() == 0)
    }
}
