import Foundation
import InnkeyHarness

@testable import InnkeyModel

/// A camera before which pictures are held.
@MainActor
final class PictureCamera: Camera {
    let exists = true
    let permission = CameraPermission.allowed
    private let scene = Guarded(blank)

    /// Holds a PNG with a code before it.
    func see(_ png: Data) throws {
        let frame = try Frame(png: png)
        scene { $0 = frame }
    }

    func look(onFrame: @escaping @Sendable (Frame) -> Void) -> AsyncStream<CameraState> {
        let (stream, continuation) = AsyncStream.makeStream(of: CameraState.self)
        let looking = Task.detached { [scene] in
            while !Task.isCancelled {
                let frame = scene { $0 }
                continuation.yield(
                    .looking(Lens(width: frame.width, height: frame.height, turn: .none, torch: true, zoom: 4)))
                onFrame(frame)
                try? await Task.sleep(for: .milliseconds(33))
            }
        }
        continuation.onTermination = { _ in looking.cancel() }
        return stream
    }

    func control(_ control: CameraControl) {}

    func askForPermission() async -> CameraPermission { permission }
}

/// Pictures in files.
struct FilePictures: Pictures {
    func read(_ address: String) async -> Frame? {
        guard let file = URL(string: address), let png = try? Data(contentsOf: file) else { return nil }
        return try? Frame(png: png)
    }
}

extension Frame {
    fileprivate init(png: Data) throws {
        let picture = try Luma(png: png)
        self.init(
            luma: Data(picture.pixels), width: picture.width, height: picture.height, stride: picture.width)
    }
}
