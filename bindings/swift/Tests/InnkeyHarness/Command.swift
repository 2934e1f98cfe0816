import Foundation

/// The `innkey` binary.
enum Command {
    struct Failed: Error {
        let arguments: [String]
        let said: String
    }

    static let binary: URL = {
        if let path = ProcessInfo.processInfo.environment["INNKEY_BIN"] { return URL(fileURLWithPath: path) }
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<5 { folder.deleteLastPathComponent() }  // out of bindings/swift/Tests/InnkeyHarness
        return folder.appendingPathComponent("target/debug/innkey")
    }()

    /// A process that starts while another one does may inherit what belongs to that, and never let it end.
    private static let starting = NSLock()

    /// Starts `process`, whose channels `connect` makes.
    static func start<Channels>(
        _ process: Process, _ arguments: [String], connect: (Process) -> Channels
    ) throws -> Channels {
        try starting.withLock {
            process.executableURL = binary
            process.arguments = arguments
            let channels = connect(process)
            try process.run()
            return channels
        }
    }

    /// Runs it, with `input` on standard input; gives what it printed.
    static func run(_ arguments: String..., input: String = "") throws -> Data {
        let process = Process()
        let (stdin, stdout, stderr) = try start(process, arguments) { process in
            let pipes = (Pipe(), Pipe(), Pipe())
            (process.standardInput, process.standardOutput, process.standardError) = pipes
            return pipes
        }
        // Each holds far less than a pipe takes.
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let printed = try stdout.fileHandleForReading.readToEnd() ?? Data()
        let said = try stderr.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(arguments: arguments, said: String(decoding: said, as: UTF8.self))
        }
        return printed
    }
}
