import Foundation
import Innkey
import InnkeyHarness
import Testing

@Suite(.timeLimit(.minutes(5))) struct StoryTests {
    @Test func fromAdminToGuestByName() async throws {
        let server = try Server()
        let anna = try await Phone(link: server.adminLink())
        let signedIn = try await anna.project.signInWithPassword(
            user: "anna", password: Server.password, device: "Anna's iPhone")
        #expect(signedIn.account.role == .admin)

        let (maria, code) = try await anna.invite("Maria Rossi")
        var list = try await anna.project.customers().list()
        #expect(label(list) == .code(code: code, name: "Maria Rossi"))

        // The link goes from one screen to another phone's camera.
        let link = try await anna.link(of: maria)
        let picture = try Luma(png: qrPng(text: link, level: .medium, scale: 4))
        let scanned = try picture.pixels.withUnsafeBytes {
            try QrScanner().scan($0, width: picture.width, height: picture.height, stride: picture.width)
        }
        #expect(scanned.map(\.text) == [link])
        let guest = try await Phone(link: #require(scanned.first?.text))

        let transfer = try guest.project.transfer()
        var seen: [TransferProgress] = []
        for await progress in transfer.progress { seen.append(progress) }
        #expect(seen.last?.state == .ended)
        #expect(seen.map(\.bytes) == seen.map(\.bytes).sorted())
        #expect(try await transfer.finished().version == 1)

        let account = try await guest.project.signInWithCode(code: code, name: nil, device: "Maria's iPhone").account
        #expect(account.name == "Maria Rossi" && account.role == .customer)

        list = try await anna.project.customers().list()
        #expect(label(list) == .name(name: "Maria Rossi"))

        server.stop()
        let content = try await guest.project.open(language: nil)
        #expect(content.name == SampleProject.name && content.functions.map(\.name) == SampleProject.functions)
        let garden = try #require(content.functions.last?.pages.first?.picture)
        let source = server.folder.url.appendingPathComponent("project/images/garden.jpg")
        #expect(try Data(contentsOf: URL(fileURLWithPath: garden)) == Data(contentsOf: source))
    }

    private func label(_ list: CustomerList) -> CustomerLabel? {
        list.customers.first.map { customerLabel(customer: $0, serverTime: list.serverTime) }
    }

    @Test func theNextVersionComesAfterAnEvent() async throws {
        let server = try Server()
        let guest = try await server.host().guest("Maria")
        try await guest.project.download()
        for await event in try guest.project.events() where event == .online { break }
        try server.publish(pictureBytes: 30_000)
        for await event in try guest.project.events() where event == .projectChanged {
            if try await !guest.project.latest().upToDate { break }
        }
        var bytes: UInt64 = 0
        let installed = try await guest.project.download { bytes = $0.bytes }
        #expect(installed.version == 2 && bytes == 30_000)
        #expect(try await guest.project.latest().upToDate)
    }
}
