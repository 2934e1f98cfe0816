import Innkey
import InnkeyHarness
import Testing

@Suite(.timeLimit(.minutes(5))) struct EventTests {
    @Test func anAdminHearsOfANewGuestAndOfTheEnd() async throws {
        let server = try Server()
        let (anna, other) = (try await server.host(), try await server.host())
        var events = try anna.project.events().makeAsyncIterator()
        var heard: Set<String> = []
        while heard.count < 4 { heard.insert("\(try #require(await events.next()))") }
        #expect(heard == ["online", "projectChanged", "accountChanged", "customersChanged"])

        _ = try await other.invite("Maria")
        #expect(await events.next() == .customersChanged)

        try await anna.project.signOutEverywhere()
        var last: ProjectEvent?
        while let event = await events.next() { last = event }
        guard case .ended = last else {
            Issue.record("the last event is \(String(describing: last))")
            return
        }
    }

    @Test func aLostServerIsHeardOf() async throws {
        let server = try Server()
        let anna = try await server.host()
        var events = try anna.project.events().makeAsyncIterator()
        #expect(await events.next() == .online)
        server.stop()
        while let event = await events.next(), event != .offline {}
    }

    @Test func withoutASessionItEndsAtOnce() async throws {
        let server = try Server()
        let phone = try await Phone(link: server.adminLink())
        var events = try phone.project.events().makeAsyncIterator()
        #expect(await events.next() == .ended(reason: .notSignedIn))
        #expect(await events.next() == nil)
    }

    @Test func aCancelledReaderEndsTheSubscription() async throws {
        let server = try Server()
        let anna = try await server.host()
        let subscription = try anna.project.subscribe()
        let online = Guarded(false)
        let reader = Task { for await _ in subscription.events { online { $0 = true } } }
        try await eventually("nothing is heard") { online { $0 } }
        try await eventually("it waits for no more") { anna.engine.runningCalls() == 1 }
        reader.cancel()
        try await eventually("calls go on") { anna.engine.runningCalls() == 0 }
        // Whatever was heard before may still be told, then nothing.
        while try await subscription.next() != nil {}
    }

    @Test func whatNobodyHoldsIsLetGo() async throws {
        let server = try Server()
        let anna = try await server.host()
        weak var subscription: EventSubscription?
        do {
            let held = try anna.project.subscribe()
            subscription = held
            for await event in held.events where event == .online { break }
        }
        #expect(subscription == nil)
    }
}
