import Foundation

/// A running `innkey serve` on a free port, with a project and its admin *anna*.
public final class Server: Sendable {
    public static let password = "limoncello-42"

    public struct NoServer: Error { let log: String }

    public let folder: Folder
    private let process = Guarded(Process())
    /// 0 until it has chosen one.
    private let port = Guarded("0")

    /// - Parameter pictureBytes: size of the picture that only a download brings.
    public init(pictureBytes: Int = 20_000) throws {
        folder = try Folder()
        try start()
        try publish(pictureBytes: pictureBytes)
        _ = try Command.run(
            "account", "add", "anna", "--admin", "on", "--password-stdin", "--data", data, input: Self.password)
    }

    deinit { signal(SIGKILL) }

    public var data: String { folder.path("server") }
    public var log: String { (try? String(contentsOfFile: folder.path("log"), encoding: .utf8)) ?? "" }

    /// Publishes another version of the project.
    public func publish(pictureBytes: Int) throws {
        let source = folder.path("project")
        try SampleProject.write(to: URL(fileURLWithPath: source), pictureBytes: pictureBytes)
        _ = try Command.run("project", "push", source, "--data", data, "--json")
    }

    /// The link for anna's first phone.
    public func adminLink() throws -> String {
        struct Answer: Decodable { let link: String }
        let answer = try Command.run("account", "link", "anna", "--data", data, "--json")
        return try JSONDecoder().decode(Answer.self, from: answer).link
    }

    /// Gives anna the right of an admin, or takes it away.
    public func setAdmin(_ on: Bool) throws {
        _ = try Command.run("account", "set", "anna", "--admin", on ? "on" : "off", "--data", data)
    }

    /// Ends it. Not by SIGTERM: the mask of Swift's threads, which a process inherits, keeps that back.
    public func stop() {
        signal(SIGKILL)
        process { $0.waitUntilExit() }
    }

    /// Runs again after ``stop()``, where it was.
    public func restart() throws {
        process { $0 = Process() }
        try start()
    }

    /// It answers nobody until ``thaw()``, yet its connections stay.
    public func freeze() { signal(SIGSTOP) }

    public func thaw() { signal(SIGCONT) }

    private func signal(_ number: Int32) {
        process { process in
            guard process.isRunning else { return }
            kill(process.processIdentifier, number)
        }
    }

    private func start() throws {
        let (path, port) = (folder.path("log"), port { $0 })
        try process { process in
            let listen = "127.0.0.1:\(port)"
            try Command.start(process, ["serve", "--listen", listen, "--announce", "off", "--data", data]) {
                _ = FileManager.default.createFile(atPath: path, contents: nil)
                $0.standardInput = FileHandle.nullDevice
                $0.standardOutput = FileHandle.nullDevice
                $0.standardError = FileHandle(forWritingAtPath: path)
            }
            while !log.contains("listening") {
                guard process.isRunning else { throw NoServer(log: log) }
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        let found = log.firstMatch(of: /listening address=127\.0\.0\.1:(\d+)/)
        if let found { self.port { $0 = String(found.1) } }
    }
}
