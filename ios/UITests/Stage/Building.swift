/// A real server with the sample project *Casa Limone*, and two people who may manage its customers.
struct Building {
    let anna: Admin
    let bruno: Admin
    /// Where phones reach it, as a person types it.
    let address: String
    private let stage: Stage
    private let id: String

    struct Opened: Decodable {
        let id: String
        let address: String
        let people: [String: Admin]
    }

    init(_ stage: Stage, _ opened: Opened) throws {
        guard let anna = opened.people["anna"], let bruno = opened.people["bruno"] else {
            throw Stage.Refused(why: "somebody is missing")
        }
        (self.stage, id, address, self.anna, self.bruno) = (stage, opened.id, opened.address, anna, bruno)
    }

    /// Stops the server; phones that are connected lose it.
    func stop() async throws { try await tell("stop") }

    /// Starts it again under the same address.
    func start() async throws { try await tell("start") }

    /// Makes its answers come in small pieces with a break before each, so that a download takes a while.
    func slow(_ on: Bool) async throws {
        struct Asked: Encodable { let on: Bool }
        let _: Nothing = try await stage.ask("buildings/\(id)/slow", Asked(on: on))
    }

    /// Sets the server's clock ahead.
    func turnClock(seconds: Int) async throws {
        struct Asked: Encodable { let seconds: Int }
        let _: Nothing = try await stage.ask("buildings/\(id)/clock", Asked(seconds: seconds))
    }

    func close() async throws { try await tell("close") }

    /// The command line as one person's device; gives the last that it printed.
    func run<Answer: Decodable>(_ person: String, _ arguments: [String], input: String = "") async throws -> Answer {
        let asked = Command(as: person, arguments: arguments, input: input)
        let done: Answers<Answer> = try await stage.ask("buildings/\(id)/run", asked)
        guard let answer = done.answers.last else { throw Stage.Refused(why: "innkey printed nothing") }
        return answer
    }

    private func tell(_ what: String) async throws {
        let _: Nothing = try await stage.ask("buildings/\(id)/\(what)", Nothing())
    }
}

/// What is run, and by whom.
private struct Command: Encodable {
    let `as`: String
    let arguments: [String]
    let input: String
}

/// What it printed.
private struct Answers<Answer: Decodable>: Decodable { let answers: [Answer] }

/// What people call the sample project.
let casa = "Casa Limone"

/// What a tile of the sample project's first page says.
let tile = "Ceiling light"

/// Somebody who may manage the customers.
struct Admin: Decodable {
    let user: String
    let password: String
    /// What the QR for this person's first phone holds.
    let link: String
}
