// AVFoundation's types do not say that they may be handed from the camera's queue to the preview; its manual does.
@preconcurrency import AVFoundation
import InnkeyModel

/// The camera itself, on a queue of its own: starting it takes long, and frames come there.
actor CameraSession {
    nonisolated let capture = AVCaptureSession()
    private let queue = DispatchSerialQueue(label: "dev.innkey.camera")
    private var device: AVCaptureDevice?
    private var receiver: FrameReceiver?

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// - Parameter turn: how its frames are brought upright.
    func start(_ control: CameraControl, turn: Turn, onFrame: @escaping @Sendable (Frame) -> Void) -> CameraState {
        guard let device = AVCaptureDevice.default(for: .video) else { return .failed(.none) }
        guard let input = try? AVCaptureDeviceInput(device: device) else { return .failed(.notAllowed) }
        let receiver = FrameReceiver(turn: turn, onFrame: onFrame)
        let output = AVCaptureVideoDataOutput()
        // The newest frame only, its first plane being the brightness.
        output.alwaysDiscardsLateVideoFrames = true
        output.videoSettings = [
            kCVPixelBufferPixelFormatTypeKey as String: kCVPixelFormatType_420YpCbCr8BiPlanarFullRange
        ]
        output.setSampleBufferDelegate(receiver, queue: queue)
        capture.beginConfiguration()
        clear()
        capture.sessionPreset = .hd1280x720
        let fits = capture.canAddInput(input) && capture.canAddOutput(output)
        if fits {
            capture.addInput(input)
            capture.addOutput(output)
        }
        capture.commitConfiguration()
        guard fits else { return .failed(.broken) }
        (self.device, self.receiver) = (device, receiver)
        capture.startRunning()
        set(control)
        return capture.isRunning ? .looking(lens(device, turn)) : .failed(.broken)
    }

    func set(_ control: CameraControl) {
        guard let device, (try? device.lockForConfiguration()) != nil else { return }
        defer { device.unlockForConfiguration() }
        if device.isFocusModeSupported(.continuousAutoFocus) { device.focusMode = .continuousAutoFocus }
        if device.hasTorch { device.torchMode = control.torch ? .on : .off }
        device.videoZoomFactor = min(max(control.zoom, 1), most(device))
    }

    /// Others may have it.
    func stop() {
        capture.stopRunning()
        clear()
        (device, receiver) = (nil, nil)
    }

    private func clear() {
        for input in capture.inputs { capture.removeInput(input) }
        for output in capture.outputs { capture.removeOutput(output) }
    }

    private func lens(_ device: AVCaptureDevice, _ turn: Turn) -> Lens {
        let size = CMVideoFormatDescriptionGetDimensions(device.activeFormat.formatDescription)
        return Lens(
            width: Int(size.width), height: Int(size.height), turn: turn, torch: device.hasTorch, zoom: most(device))
    }

    /// More than this is only blur.
    private func most(_ device: AVCaptureDevice) -> Double { min(device.activeFormat.videoMaxZoomFactor, 8) }
}

/// Copies the brightness out of what the camera gives.
private final class FrameReceiver: NSObject, AVCaptureVideoDataOutputSampleBufferDelegate, Sendable {
    private let turn: Turn
    private let onFrame: @Sendable (Frame) -> Void

    init(turn: Turn, onFrame: @escaping @Sendable (Frame) -> Void) { (self.turn, self.onFrame) = (turn, onFrame) }

    func captureOutput(
        _ output: AVCaptureOutput, didOutput buffer: CMSampleBuffer, from connection: AVCaptureConnection
    ) {
        guard let pixels = CMSampleBufferGetImageBuffer(buffer) else { return }
        CVPixelBufferLockBaseAddress(pixels, .readOnly)
        defer { CVPixelBufferUnlockBaseAddress(pixels, .readOnly) }
        guard let start = CVPixelBufferGetBaseAddressOfPlane(pixels, 0) else { return }
        let height = CVPixelBufferGetHeightOfPlane(pixels, 0)
        let stride = CVPixelBufferGetBytesPerRowOfPlane(pixels, 0)
        onFrame(
            Frame(
                luma: Data(bytes: start, count: stride * height), width: CVPixelBufferGetWidthOfPlane(pixels, 0),
                height: height, stride: stride, turn: turn))
    }
}
