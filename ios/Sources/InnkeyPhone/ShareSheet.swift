import UIKit

/// Hands something to another app.
@MainActor
public enum ShareSheet {
    /// - Parameters:
    ///   - text: a message.
    ///   - files: pictures, see `SharedPictures`.
    /// - Returns: whether an app has taken it.
    public static func share(text: String?, files: [URL]) async -> Bool {
        guard let top = Window.top else { return false }
        let items: [Any] = [text].compactMap { $0 } + files
        let sheet = UIActivityViewController(activityItems: items, applicationActivities: nil)
        // On an iPad it points to where it comes from: to the middle of the screen.
        sheet.popoverPresentationController?.sourceView = top.view
        sheet.popoverPresentationController?.sourceRect = CGRect(
            x: top.view.bounds.midX, y: top.view.bounds.midY, width: 0, height: 0)
        sheet.popoverPresentationController?.permittedArrowDirections = []
        return await withCheckedContinuation { continuation in
            sheet.completionWithItemsHandler = { _, completed, _, _ in continuation.resume(returning: completed) }
            top.present(sheet, animated: true)
        }
    }
}
