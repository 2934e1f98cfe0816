import Foundation
import Innkey
import InnkeyHarness
import Testing

@Suite(.timeLimit(.minutes(5))) struct InputTests {
    private static let odd = [
        "", " ", "\0", "INNKEY:", "INNKEY:1", "🏠", "\u{202E}liam", String(repeating: "INNKEY:1", count: 200_000),
    ]

    @Test(arguments: odd.indices) func textsThatMeanNothing(at index: Int) async throws {
        let (text, folder) = (Self.odd[index], try Folder())
        let engine = try await InnkeyEngine.open(folder: folder.path("phone"), secrets: MemorySecrets())
        defer { engine.shutDown() }
        #expect(await failure { try await engine.addLink(link: text) }?.kind == .invalid)
        #expect(await failure { try await engine.project(id: text) }?.kind == .invalid)
        #expect(await failure { try readLink(text: text) }?.kind == .invalid)
        #expect(try await engine.projects().isEmpty)
    }

    @Test func foldersThatAreNone() async throws {
        let (folder, secrets) = (try Folder(), MemorySecrets())
        try Data().write(to: folder.url.appendingPathComponent("file"))
        #expect(await failure { try await InnkeyEngine.open(folder: "", secrets: secrets) }?.kind == .invalid)
        let file = folder.path("file")
        #expect(await failure { try await InnkeyEngine.open(folder: file, secrets: secrets) }?.kind == .storage)
    }

    @Test func namesOfAnyLength() async throws {
        let server = try Server()
        let anna = try await server.host()
        let family = "👩‍👩‍👧 Nguyễn \"Ó'Brien\" \u{0645}\u{0631}\u{064A}\u{0645}"
        #expect(try await anna.invite(family).customer.settings.name == family)
        let huge = String(repeating: "x", count: 1 << 20)
        #expect(await failure { try await anna.invite(huge) }?.kind == .invalid)
        let signIn = await failure {
            try await anna.project.signInWithPassword(user: huge, password: huge, device: "iPhone")
        }
        #expect(signIn != nil)
        #expect(try await anna.project.customers().list().total == 1)
    }

    @Test func codesThatAreTooLong() async throws {
        #expect(try qrModules(text: "Innkey", level: .low).size == 21)
        #expect(try qrSvg(text: "", level: .high).contains("<svg"))
        let huge = String(repeating: "x", count: 4000)
        #expect(await failure { try qrPng(text: huge, level: .low, scale: 1) }?.kind == .invalid)
        #expect(await failure { try qrPng(text: "x", level: .low, scale: 0) }?.kind == .invalid)
    }
}
