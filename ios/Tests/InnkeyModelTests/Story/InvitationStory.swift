import Innkey
import InnkeyHarness
import InnkeyModel
import Testing

@MainActor
@Suite(.timeLimit(.minutes(5))) struct InvitationStory {
    @Test func theHostSeesTheCodeFirstAndTheNameOnceTheGuestIsIn() async throws {
        let server = try Server()
        let anna = try await Phone(link: server.adminLink())
        let done = Counter()
        let host = anna.signIn(onDone: done.add)
        await host.run()
        #expect(host.state.project == SampleProject.name)
        host.switchMethod()
        (host.fields.user, host.fields.password) = ("anna", Server.password)
        await host.submit()?.value
        #expect(done.count == 1, "\(String(describing: host.state.complaint))")

        let (maria, code) = try await anna.invite("")
        let list = anna.customers()
        let seen = Task { await list.run() }
        defer { seen.cancel() }
        try await eventually("the code is not seen") {
            if case .code(code, name: nil, _) = list.state.rows?.first?.label { true } else { false }
        }

        let guest = try await Phone(link: anna.link(of: maria))
        let popup = guest.signIn(onDone: done.add)
        await popup.run()
        popup.typed(code: code)
        popup.fields.name = "Maria Rossi"
        await popup.submit()?.value
        #expect(done.count == 2, "\(String(describing: popup.state.complaint))")
        try await eventually("the name is not seen") { list.state.rows?.first?.label == .name("Maria Rossi") }
        #expect(list.state.total == 1)

        let late = try await Phone(link: anna.link(of: maria))
        let again = late.signIn(onDone: done.add)
        await again.run()
        again.typed(code: code)
        await again.submit()?.value
        #expect(again.state.complaint?.about == .code)
        #expect(done.count == 2)
    }
}
