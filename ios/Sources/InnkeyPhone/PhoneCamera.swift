@preconcurrency import AVFoundation
import InnkeyModel
import UIKit

/// The phone's camera.
@MainActor
public final class PhoneCamera: Camera {
    let session = CameraSession()
    private var control = CameraControl(torch: false, zoom: 1)

    public init() {}

    public var exists: Bool { AVCaptureDevice.default(for: .video) != nil }

    public var permission: CameraPermission {
        switch AVCaptureDevice.authorizationStatus(for: .video) {
        case .authorized: .allowed
        case .notDetermined: .notAsked
        case .restricted: .forbidden
        default: .refused
        }
    }

    public func askForPermission() async -> CameraPermission {
        _ = await AVCaptureDevice.requestAccess(for: .video)
        return permission
    }

    public func look(onFrame: @escaping @Sendable (Frame) -> Void) -> AsyncStream<CameraState> {
        let (states, continuation) = AsyncStream.makeStream(of: CameraState.self)
        continuation.yield(.starting(nil))
        let task = Task { [session, control] in
            let state = await session.start(control, turn: .ofTheWindow, onFrame: onFrame)
            continuation.yield(state)
            if case .looking = state { continuation.yield(.failed(await interruption())) }
            continuation.finish()
        }
        continuation.onTermination = { [session] _ in
            task.cancel()
            Task { await session.stop() }
        }
        return states
    }

    public func control(_ control: CameraControl) {
        self.control = control
        Task { await session.set(control) }
    }

    /// Waits until something takes the camera away.
    private func interruption() async -> CameraFailure {
        await withTaskGroup(of: CameraFailure.self) { group in
            group.addTask { await heard(AVCaptureSession.wasInterruptedNotification, .inUse) }
            group.addTask { await heard(AVCaptureSession.runtimeErrorNotification, .broken) }
            let first = await group.next() ?? .broken
            group.cancelAll()
            return first
        }
    }
}

private func heard(_ name: Notification.Name, _ failure: CameraFailure) async -> CameraFailure {
    for await _ in NotificationCenter.default.notifications(named: name).map({ _ in }) { break }
    return failure
}

extension Turn {
    /// A camera's sensor lies as the phone does when it is held with its button to the right.
    @MainActor
    static var ofTheWindow: Turn { Turn(degrees: Window.rotation, mirrored: false) }
}
