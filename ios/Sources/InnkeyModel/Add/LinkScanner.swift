import Innkey

/// Looks for links in what the camera sees and in pictures. Nothing that it reads is kept.
@MainActor
public struct LinkScanner {
    private let camera: any Camera
    private let pictures: any Pictures
    private let read: @Sendable (Frame) throws -> [QrFound]

    public init(camera: any Camera, pictures: any Pictures, reader: QrScanner = QrScanner()) {
        self.init(camera: camera, pictures: pictures) { frame in
            try frame.luma.withUnsafeBytes {
                try reader.scan($0, width: frame.width, height: frame.height, stride: frame.stride)
            }
        }
    }

    init(camera: any Camera, pictures: any Pictures, read: @escaping @Sendable (Frame) throws -> [QrFound]) {
        (self.camera, self.pictures, self.read) = (camera, pictures, read)
    }

    /// Whether there is a camera.
    var hasCamera: Bool { camera.exists }
    var permission: CameraPermission { camera.permission }

    func askForPermission() async -> CameraPermission { await camera.askForPermission() }

    func control(_ control: CameraControl) { camera.control(control) }

    /// Looks until `see` makes something of what it is told: what the camera says, and the codes that it sees, of frames
    /// without codes only the first of a row. `nil` if the camera failed, or if the task is cancelled.
    func look<Result: Sendable>(_ see: @MainActor (Sight) async -> Result?) async -> Result? {
        let (sights, seen) = AsyncStream.makeStream(of: Sight.self)
        let states = camera.look { [read] frame in
            // A frame that cannot be read is one without codes: the next comes at once.
            seen.yield(.codes(frame, ((try? read(frame)) ?? []).map(SeenCode.init)))
        }
        let telling = Task {
            for await state in states { seen.yield(.camera(state)) }
            seen.finish()
        }
        defer {
            telling.cancel()
            seen.finish()
        }
        var seeing = true
        for await sight in sights {
            if case .codes(_, let codes) = sight {
                guard seeing || !codes.isEmpty else { continue }
                seeing = !codes.isEmpty
            }
            if let result = await see(sight) { return result }
        }
        return nil
    }

    /// The codes in a picture; `nil` if it cannot be read. Off the main actor.
    nonisolated func photo(_ address: String) async -> [SeenCode]? {
        guard let picture = await pictures.read(address) else { return nil }
        return try? read(picture).map(SeenCode.init)
    }
}

/// What is seen.
enum Sight: Sendable {
    case camera(CameraState)
    case codes(FrameShape, [SeenCode])

    fileprivate static func codes(_ frame: Frame, _ codes: [SeenCode]) -> Sight {
        .codes(FrameShape(width: frame.width, height: frame.height, turn: frame.turn), codes)
    }
}

/// A frame without its picture.
struct FrameShape: Sendable {
    let width: Int
    let height: Int
    let turn: Turn
}

/// A QR code.
struct SeenCode: Sendable {
    /// What it says, if that is meant as a link.
    let link: String?
    let corners: [Spot]

    init(_ found: QrFound) {
        link = found.text.flatMap { isLink(text: $0) ? $0 : nil }
        corners = found.corners.map { Spot(Double($0.x), Double($0.y)) }
    }
}
