@preconcurrency import AVFoundation
import SwiftUI

/// What the camera sees, filling the view.
public struct CameraPreview: UIViewRepresentable {
    private let camera: PhoneCamera

    public init(_ camera: PhoneCamera) { self.camera = camera }

    public func makeUIView(context: Context) -> PreviewView {
        let view = PreviewView()
        view.preview?.session = camera.session.capture
        view.preview?.videoGravity = .resizeAspectFill
        return view
    }

    public func updateUIView(_ view: PreviewView, context: Context) { view.setNeedsLayout() }
}

/// A view that is a preview all over.
public final class PreviewView: UIView {
    override public class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self }

    var preview: AVCaptureVideoPreviewLayer? { layer as? AVCaptureVideoPreviewLayer }

    override public func layoutSubviews() {
        super.layoutSubviews()
        let angle = CGFloat(Window.rotation)
        if let connection = preview?.connection, connection.isVideoRotationAngleSupported(angle) {
            connection.videoRotationAngle = angle
        }
    }
}
