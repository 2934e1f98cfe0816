#if DEBUG
import Foundation
import InnkeyModel

/// Sees what lies in a file, and white as long as there is none: simulators have no camera, and UI tests change the file.
@MainActor
public final class FileCamera: Camera {
    public let exists = true
    public private(set) var permission: CameraPermission
    private let file: URL
    private let pictures: any Pictures

    public init(_ file: URL, allowed: Bool, pictures: any Pictures = PhonePictures()) {
        (self.file, self.pictures) = (file, pictures)
        permission = allowed ? .allowed : .notAsked
    }

    /// A person who allows it.
    public func askForPermission() async -> CameraPermission {
        permission = .allowed
        return permission
    }

    public func look(onFrame: @escaping @Sendable (Frame) -> Void) -> AsyncStream<CameraState> {
        let (states, continuation) = AsyncStream.makeStream(of: CameraState.self)
        let looking = Task.detached { [file, pictures] in
            while !Task.isCancelled {
                let frame = await pictures.read(file.absoluteString) ?? white
                let lens = Lens(width: frame.width, height: frame.height, turn: .none, torch: true, zoom: 4)
                continuation.yield(.looking(lens))
                onFrame(frame)
                try? await Task.sleep(for: .milliseconds(100))
            }
        }
        continuation.onTermination = { _ in looking.cancel() }
        return states
    }

    public func control(_ control: CameraControl) {}
}

private let white = Frame(luma: Data(repeating: 255, count: 480 * 640), width: 480, height: 640, stride: 480)
#endif
