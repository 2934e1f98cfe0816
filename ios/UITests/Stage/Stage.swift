import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// What `tools/stage` does for the tests on the machine: nothing in a simulator can start a server.
struct Stage {
    private let address: URL

    struct Refused: Error { let why: String }

    /// The one that `mac` has started.
    static func found() throws -> Stage {
        let address = ProcessInfo.processInfo.environment["INNKEY_STAGE"].flatMap { URL(string: $0) }
        guard let address else {
            throw Refused(why: "INNKEY_STAGE is not set: run ios/mac, or ios/mac stage and set it in the scheme")
        }
        return Stage(address: address)
    }

    /// A new server with the sample project.
    func building() async throws -> Building {
        let opened: Building.Opened = try await ask("buildings", Nothing())
        return try Building(self, opened)
    }

    /// A picture with the QR of a text.
    func qr(_ text: String) async throws -> Data {
        struct Asked: Encodable { let text: String }
        struct Picture: Decodable { let png: Data }
        let picture: Picture = try await ask("qr", Asked(text: text))
        return picture.png
    }

    func ask<Answer: Decodable>(_ path: String, _ asked: some Encodable) async throws -> Answer {
        var request = URLRequest(url: address.appending(path: path))
        request.httpMethod = "POST"
        request.httpBody = try JSONEncoder().encode(asked)
        let (body, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else {
            throw Refused(why: String(decoding: body, as: UTF8.self))
        }
        return try JSONDecoder().decode(Answer.self, from: body)
    }
}

/// Neither a question nor an answer.
struct Nothing: Codable {}
