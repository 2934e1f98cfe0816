import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// From the host's phone to the guest's and back into the host's list, over the real core and a real server.
@MainActor
@Suite(.serialized, .timeLimit(.minutes(5))) struct HostStory {
    private let server: Server
    private let host: NewPhone

    init() async throws {
        server = try await Server.started()
        host = try NewPhone()
    }

    /// A guest's phone that has what the QR on the host's display leads to.
    private func guestScans(_ model: CustomerModel) async throws -> (NewPhone, String) {
        let guest = try NewPhone()
        let pattern = try #require(model.state.invite?.pattern)
        let texts = try pattern.scanned()
        let link = try #require(texts.first)
        return (guest, try await guest.downloads(guest.adding(link: link)))
    }

    private func submit(_ code: String, _ guest: NewPhone, _ project: String) async -> SignInModel {
        let popup = guest.signIn(project)
        await popup.run()
        popup.typed(code: code)
        await popup.submit()?.value
        return popup
    }

    @Test func aGuestComesByQrAndCodeAndIsThenInTheListByName() async throws {
        let project = try await host.moveInAsHost(server)
        let maria = try await host.invite("", to: project)
        let (own, seen) = try await host.seeing(maria, of: project)
        defer { seen.cancel() }
        let code = try #require(own.state.guest?.code?.text)
        let list = host.services.customers(project, host.navigator)
        let listing = Task { await list.run() }
        defer { listing.cancel() }
        try await eventually("the code is not listed") {
            if case .code(code, name: nil, _) = list.state.rows?.first?.label { true } else { false }
        }

        let (guest, theirs) = try await guestScans(own)
        let popup = guest.signIn(theirs)
        await popup.run()
        popup.fields.name = "Maria Rossi"
        popup.typed(code: code.lowercased().replacing("-", with: " "))
        await popup.submit()?.value
        #expect(popup.state.complaint == nil)
        #expect(guest.navigator.popup == nil)

        try await eventually("the name is not listed") { list.state.rows?.first?.label == .name("Maria Rossi") }
        try await eventually("the device is not seen") { own.state.devices.map(\.name) == ["Test iPhone"] }
        #expect(own.state.guest?.label == .name("Maria Rossi"))
        #expect(own.state.news == .signedIn(name: "Maria Rossi", device: "Test iPhone"))
        #expect(own.state.invite == nil)
        try await eventually("it is not in the history") {
            own.state.history?.entries.contains { $0.what == Words("customer_did_use_code") } == true
        }

        list.remove(try #require(list.state.rows?.first))
        await list.carryOut()?.value
        try await eventually("the customer is still there") { own.state.removed }
    }

    @Test func aCodeIsReplacedWithdrawnAndOfNoUseTwice() async throws {
        let project = try await host.moveInAsHost(server)
        let maria = try await host.invite("Maria Rossi", to: project)
        let (own, seen) = try await host.seeing(maria, of: project)
        defer { seen.cancel() }
        let first = try #require(own.state.guest?.code?.text)
        let (guest, theirs) = try await guestScans(own)

        #expect(own.renew() == nil)
        await own.renew()?.value
        let second = try #require(own.state.guest?.code?.text)
        #expect(second != first)
        #expect(try await says("problem_code_replaced", submit(first, guest, theirs)))

        await own.revoke()?.value
        #expect(own.state.guest?.standing == .codeRevoked)
        #expect(own.state.invite == nil)
        #expect(try await says("problem_code_revoked", submit(second, guest, theirs)))

        await own.renew()?.value
        let third = try #require(own.state.guest?.code?.text)
        #expect(await submit(third, guest, theirs).state.complaint == nil)
        let friend = try NewPhone()
        let link = try await link(of: maria, in: project)
        #expect(try await says("problem_code_used", submit(third, friend, friend.has(link))))
    }

    private func says(_ key: String, _ popup: SignInModel) -> Bool {
        popup.state.complaint?.problem.what == .words(Words(key))
    }

    private func link(of customer: String, in project: String) async throws -> String {
        try await host.services.core.project(project).invitation(of: customer, withCode: false).link
    }

    @Test func whatIsSharedLeadsIn() async throws {
        let project = try await host.moveInAsHost(server)
        let maria = try await host.invite("Maria Rossi", to: project)
        let (own, seen) = try await host.seeing(maria, of: project)
        defer { seen.cancel() }
        guard case .text(let link) = await own.share(.link)?.value,
            case .text(let message) = await own.share(.message)?.value,
            case .picture(let file) = await own.share(.picture)?.value
        else {
            Issue.record("nothing to share")
            return
        }
        #expect(message.contains(link))
        let picture = try Luma(png: Data(contentsOf: file))
        let found = try picture.pixels.withUnsafeBytes {
            try QrScanner().scan($0, width: picture.width, height: picture.height, stride: picture.width)
        }
        #expect(found.map(\.text) == [link])
        await own.noteShared().value
        try await eventually("nobody sees that it was shared") { own.state.guest?.shared != nil }
    }

    @Test func whatWasTypedOutlastsTheAppAndIsSavedOnce() async throws {
        let project = try await host.moveInAsHost(server)
        let editor = await host.editing(nil, of: project)
        editor.edit { ($0.name, $0.note) = ("Maria Rossi", "A cot, please") }
        await host.dieAndComeBack()
        #expect(host.navigator.top == .editor(project: project))
        let again = await host.editing(nil, of: project)
        #expect(again.state.form?.name == "Maria Rossi")
        #expect(again.state.form?.note == "A cot, please")
        await again.save()?.value
        #expect(again.save() == nil)
        let all = try await host.services.core.project(project).customers().list().customers
        #expect(all.map(\.settings.name) == ["Maria Rossi"])
        #expect(host.navigator.top == .customer(project: project, customer: all[0].id))
    }

    @Test func twoAdminsChangeTheSameCustomer() async throws {
        let project = try await host.moveInAsHost(server)
        let maria = try await host.invite("Maria", to: project)
        let editor = await host.editing(maria, of: project)
        let elsewhere = try await server.host().project
        let now = try await elsewhere.customer(maria)
        _ = try await elsewhere.edit(now, CustomerSettings(name: "Theirs", note: "theirs"))
        editor.edit { ($0.name, $0.contact) = ("Mine", "mine@example.com") }
        await editor.save()?.value
        #expect(editor.state.clash?.fields == [.name])
        await editor.keepMine()?.value
        let after = try await elsewhere.customer(maria).settings
        #expect([after.name, after.contact, after.note] == ["Mine", "mine@example.com", "theirs"])
    }

    @Test func anotherAdminsCustomerComesChangesAndGoes() async throws {
        let project = try await host.moveInAsHost(server)
        let list = host.services.customers(project, host.navigator)
        let seen = Task { await list.run() }
        defer { seen.cancel() }
        try await eventually("nothing is read") { list.state.rows != nil }
        let elsewhere = try await server.host()
        let (luca, code) = try await elsewhere.invite("Luca Bianchi")
        try await eventually("Luca does not come") {
            if case .code(code, name: "Luca Bianchi", _) = list.state.rows?.first?.label { true } else { false }
        }
        _ = try await elsewhere.project.edit(luca, CustomerSettings(name: "Luca Verdi"))
        try await eventually("Luca does not change") {
            if case .code(code, name: "Luca Verdi", _) = list.state.rows?.first?.label { true } else { false }
        }
        _ = try await elsewhere.project.revokeAccess(of: luca.id)
        try await eventually("the code lives on") { list.state.rows?.first?.standing == .codeRevoked }
        try await elsewhere.project.removeCustomer(luca.id)
        try await eventually("Luca does not go") { list.state.rows?.isEmpty == true }
    }
}
