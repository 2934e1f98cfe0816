import Foundation
import Innkey

@testable import InnkeyModel

/// *Casa Limone*: at home and by a public name, may be downloaded, with a code.
let casaLink =
    "INNKEY:1AMAQCAIBAEAQCAIBAEAQCAIBAEAQEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQDAMBQGAYDAMBQ"
    + "GAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMCAIBAEAQCAIBAEAQCAIBAEAQCAKBIFAUCQKBIFAUCQKBIFAUCQKCIJBEEQSC2D"
    + "MFZWCICMNFWW63TFAIAMBKABCQQPWBQQMNQXGYJOMV4GC3LQNRSS433SM4A3WYMDBX7Q"

/// *Haus am See*: by a public name only, may not be downloaded, without a code.
let hausLink =
    "INNKEY:1AAAQCAIBAEAQCAIBAEAQCAIBAEAQEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIBAEAQDAMBQGAYDAMBQ"
    + "GAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMFUQYLVOMQGC3JAKNSWKAIGB5ZWKZJOMV4GC3LQNRSS433SM4A3XTW72CZQ"

let lens = Lens(width: 640, height: 480, turn: Turn(degrees: 90, mirrored: false), torch: true, zoom: 4)

/// A camera that does what a test says.
@MainActor
final class FakeCamera: Camera {
    var exists = true
    var permission = CameraPermission.allowed
    /// What a person says when they are asked.
    var answer = CameraPermission.allowed
    private(set) var asked = 0
    /// What it was told last.
    private(set) var control: CameraControl?
    private var onFrame: (@Sendable (Frame) -> Void)?
    private var states: AsyncStream<CameraState>.Continuation?

    /// Whether somebody uses it.
    var running: Bool { onFrame != nil }

    func say(_ state: CameraState) { states?.yield(state) }

    /// A frame with a QR code, or one without if `text` is `nil`.
    func see(_ text: String?) throws { try see(frame: text.map(aFrame) ?? blank) }

    func see(frame: Frame) { onFrame?(frame) }

    func look(onFrame: @escaping @Sendable (Frame) -> Void) -> AsyncStream<CameraState> {
        let (stream, continuation) = AsyncStream.makeStream(of: CameraState.self)
        continuation.onTermination = { _ in Task { @MainActor [weak self] in self?.end() } }
        (self.onFrame, states) = (onFrame, continuation)
        say(.looking(lens))
        return stream
    }

    func control(_ control: CameraControl) { self.control = control }

    func askForPermission() async -> CameraPermission {
        asked += 1
        permission = answer
        return answer
    }

    private func end() { (onFrame, states) = (nil, nil) }
}

/// A code as a camera sees it, straight on, with an edge of 16 pixels.
func aFrame(_ text: String) throws -> Frame {
    let code = try qrModules(text: text, level: .medium)
    let (module, edge, modules) = (4, 4, Int(code.size))
    let size = (modules + 2 * edge) * module
    var luma = Data(repeating: 255, count: size * size)
    for y in 0..<modules * module {
        for x in 0..<modules * module where code.dark[y / module * modules + x / module] == 1 {
            luma[(y + edge * module) * size + x + edge * module] = 0
        }
    }
    return Frame(luma: luma, width: size, height: size, stride: size)
}

let blank = Frame(luma: Data(count: 640 * 480), width: 640, height: 480, stride: 640)

/// Pictures that are all the same one.
struct OnePicture: Pictures {
    let picture: Frame?

    func read(_ address: String) async -> Frame? { picture }
}

/// A network that says what a test says.
@MainActor
final class FakeNetwork: Nearby {
    private var heard: AsyncThrowingStream<[NearbyServer], any Error>.Continuation?
    private(set) var listeners = 0

    func announce(_ servers: NearbyServer...) { heard?.yield(servers) }

    func fail(_ failure: NearbyFailure) { heard?.finish(throwing: failure) }

    nonisolated func servers() -> AsyncThrowingStream<[NearbyServer], any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: [NearbyServer].self)
        Task { await listen(continuation) }
        return stream
    }

    private func listen(_ one: AsyncThrowingStream<[NearbyServer], any Error>.Continuation) {
        heard = one
        listeners += 1
    }
}

private let home = Address(host: "192.168.1.20", port: 8443, trust: .pinned)
let casaNearby = NearbyServer(name: "Casa Limone", addresses: [home], fingerprint: "4F1C 09AB")

func aServer(_ projects: String..., certified: Bool = false) -> FoundServer {
    let heads = projects.map { ProjectHead(id: $0, name: "The \($0)") }
    return FoundServer(
        address: home, info: ServerInfo(version: "1.0", serverTime: noon, projects: heads), fingerprint: "4F1C 09AB",
        certified: certified)
}

/// A core that answers when a test says so, and remembers what it was asked.
@MainActor
final class FakeFinder {
    private(set) var asked: [String] = []
    private(set) var added: [String] = []
    var refusal: InnkeyError?
    private var waiting: [CheckedContinuation<FoundServer, any Error>] = []

    /// What the question gets that was asked as the `index`th.
    func answer(_ index: Int, _ answer: Result<FoundServer, InnkeyError>) {
        waiting[index].resume(with: answer.mapError { $0 })
    }

    private func ask(_ question: String) async throws -> FoundServer {
        try await withCheckedThrowingContinuation {
            waiting.append($0)
            asked.append(question)
        }
    }

    private func add(_ what: String) throws -> String {
        if let refusal { throw refusal }
        added.append(what)
        return "local"
    }
}

extension FakeFinder: AddCore {
    func lookUp(address: String) async throws -> FoundServer { try await ask(address) }
    func lookUpNearby(server: NearbyServer) async throws -> FoundServer { try await ask(server.name) }
    func add(link: String) async throws -> String { try add(link) }
    func add(_ project: String, of server: FoundServer) async throws -> String { try add(project) }
}
