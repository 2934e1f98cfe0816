import PhotosUI
import UniformTypeIdentifiers

/// The system's own choice of a photo: it sees them all, the app gets only the one that is chosen.
@MainActor
public final class PhotoPicker: PHPickerViewControllerDelegate {
    private var waiting: CheckedContinuation<String?, Never>?

    public init() {}

    /// The address of a copy of the chosen photo; `nil` if none was chosen.
    public func pick() async -> String? {
        guard waiting == nil, let top = Window.top else { return nil }
        var configuration = PHPickerConfiguration()
        configuration.filter = .images
        let picker = PHPickerViewController(configuration: configuration)
        picker.delegate = self
        // A swipe would end it without a word to the delegate.
        picker.isModalInPresentation = true
        return await withCheckedContinuation { continuation in
            waiting = continuation
            top.present(picker, animated: true)
        }
    }

    public func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
        picker.dismiss(animated: true)
        guard let continuation = waiting else { return }
        waiting = nil
        guard let photo = results.first?.itemProvider else { return continuation.resume(returning: nil) }
        photo.loadFileRepresentation(forTypeIdentifier: UTType.image.identifier) { lent, _ in
            continuation.resume(returning: lent.flatMap(copy))
        }
    }
}

/// The file that the system lends is gone when its closure returns.
private func copy(_ lent: URL) -> String? {
    let copy = FileManager.default.temporaryDirectory.appending(path: "photo-\(UUID().uuidString)")
    guard (try? FileManager.default.copyItem(at: lent, to: copy)) != nil else { return nil }
    return copy.absoluteString
}
