import Innkey
import InnkeyHarness
import InnkeyModel
import Testing

@Suite(.timeLimit(.minutes(5))) struct CoreTests {
    private let folder: Folder
    private let opened = Guarded(0)

    init() throws { folder = try Folder() }

    private func core(failing failures: Int = 0) -> Core {
        Core { [folder, opened] in
            let times = opened { count in
                count += 1
                return count
            }
            if times <= failures { throw notSignedIn }
            return try await InnkeyEngine.open(folder: folder.path("phone"), secrets: MemorySecrets())
        }
    }

    @Test func itIsOpenedOnceWhoeverAsksAtTheSameTime() async throws {
        let core = core()
        let engines = try await withThrowingTaskGroup(of: ObjectIdentifier.self) { group in
            for _ in 0..<50 { group.addTask { ObjectIdentifier(try await core.engine()) } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(engines.count == 1)
        #expect(opened { $0 } == 1)
        await core.shutDown()
        await #expect(throws: InnkeyError.self) { try await core.engine().projects() }
    }

    @Test func afterAFailureTheNextOneTriesAgain() async throws {
        let core = core(failing: 1)
        await #expect(throws: InnkeyError.self) { try await core.engine() }
        #expect(try await core.engine().projects().isEmpty)
        #expect(opened { $0 } == 2)
    }

    @Test func aCoreThatNobodyOpenedEndsAtOnce() async {
        await core().shutDown()
        #expect(opened { $0 } == 0)
    }
}
