import Foundation
import Innkey
import InnkeyHarness
import Testing

/// What an admin does beside inviting.
@Suite(.timeLimit(.minutes(5))) struct AdminTests {
    @Test func groupsAndWhatTheyMaySee() async throws {
        let server = try Server()
        let anna = try await server.host()
        let customers = anna.project.customers()
        let settings = GroupSettings(
            name: "Garden", rights: .only(ids: ["outside"]), times: StayTimes(arrival: "15:00", departure: "10:00"))
        let group = try await customers.createGroup(id: newGroupId(), settings: settings)
        #expect(try await customers.groups() == [group])

        let guest = try await anna.guest("Maria")
        let maria = try #require(try await customers.list().customers.first)
        _ = try await customers.edit(before: maria, after: CustomerSettings(name: "Maria", group: group.id))
        try await guest.project.download()
        #expect(try await guest.project.open(language: nil).functions.map(\.id) == ["outside"])
        #expect(await failure { try await customers.removeGroup(id: group.id) }?.kind == .refused(.groupInUse))
    }

    @Test func aStayThatEnds() async throws {
        let server = try Server()
        let anna = try await server.host()
        let until = Date(timeIntervalSince1970: (Date().timeIntervalSince1970 + 86_400).rounded())
        let draft = try Draft(settings: CustomerSettings(stay: Stay(from: nil, until: until)), invite: true)
        let customer = try await anna.project.customers().create(draft: draft)
        #expect(customer.settings.stay.until == until && customer.id == draft.id())
        // The same draft again, as after a lost answer.
        #expect(try await anna.project.customers().create(draft: draft).id == customer.id)
        #expect(try await anna.project.customers().list().total == 1)
    }

    @Test func pagesAndSearch() async throws {
        let server = try Server()
        let anna = try await server.host()
        for name in ["Ada", "Grace", "Maria"] { _ = try await anna.invite(name) }
        let customers = anna.project.customers()
        let first = try await customers.page(query: CustomerQuery(limit: 2))
        #expect(first.customers.map(\.settings.name) == ["Maria", "Grace"] && first.total == 3)
        let second = try await customers.page(query: CustomerQuery(after: first.next, limit: 2))
        #expect(second.customers.map(\.settings.name) == ["Ada"] && second.next == nil)
        #expect(try await customers.page(query: CustomerQuery(q: "RAC")).customers.map(\.settings.name) == ["Grace"])
    }

    @Test func aTableInAndOut() async throws {
        let server = try Server()
        let customers = try await server.host().project.customers()
        let table = Data("name,from,until\nMaria Rossi,2030-05-01,2030-05-08\nAda,yesterday,\n".utf8)
        let plan = try await customers.planImport(file: table, options: ImportOptions(feed: "table"))
        #expect(plan.lines().map(\.name) == ["Maria Rossi", "Ada"])
        #expect(plan.changes() == 1 && plan.wrong() == 1)
        #expect(try await customers.carryOut(plan: plan) == ImportDone(added: 1, changed: 0, removed: 0))
        #expect(try await customers.exportCsv().contains("Maria Rossi"))
    }

    @Test func theMessageInTheGuestsLanguage() async throws {
        let server = try Server()
        let anna = try await server.host()
        let (maria, code) = try await anna.invite("Maria")
        let customers = anna.project.customers()
        let invitation = try await customers.invitation(id: maria.id, withCode: true, language: "de", template: nil)
        #expect(invitation.message.contains(invitation.link))
        #expect(try readLink(text: invitation.link).code == code)
        let words = messageTemplate(language: "it")
        let italian = try await customers.invitation(id: maria.id, withCode: false, language: "it", template: words)
        #expect(italian.message.contains(code) && italian.message != invitation.message)
        #expect(try await customers.noteShared(id: maria.id).sharedAt != nil)
    }

    @Test func devicesAndWhoDidWhat() async throws {
        let server = try Server()
        let anna = try await server.host()
        let guest = try await anna.guest("Maria")
        let customers = anna.project.customers()
        let maria = try #require(try await customers.list().customers.first)
        #expect(try await customers.devices(id: maria.id).devices.map(\.name) == ["Maria's iPhone"])
        try await customers.signOut(id: maria.id, device: nil)
        #expect(await failure { try await guest.project.account() }?.kind == .refused(.sessionEnded))

        let entries = try await customers.activity(query: ActivityQuery(account: maria.id)).entries
        #expect(entries.contains { $0.device == "Maria's iPhone" })
        #expect(try await anna.project.devices().devices.map(\.this) == [true])
    }

    @Test func aServerByItsAddress() async throws {
        let server = try Server()
        let anna = try await server.host()
        let address = try #require(try await anna.project.info().addresses.first)
        let folder = try Folder()
        let engine = try await InnkeyEngine.open(folder: folder.path("phone"), secrets: MemorySecrets())
        let found = try await engine.lookUp(address: "\(address.host):\(address.port)")
        #expect(!found.certified && found.fingerprint.count == 79)
        let head = try #require(found.info.projects.first)
        let project = try await engine.addFound(server: found, project: head.id)
        _ = try await project.signInWithPassword(user: "anna", password: Server.password, device: "Anna's iPad")
        try await project.download()
        try await engine.remove(id: project.id())
        #expect(try await engine.projects().isEmpty)
        engine.shutDown()
    }
}
