import UIKit

/// Hands something to another app.
@MainActor
public enum ShareSheet {
    /// What is shown, and who waits for what comes of it.
    private static var shown: (sheet: UIActivityViewController, answer: CheckedContinuation<Bool, Never>)?

    /// - Parameters:
    ///   - text: a message.
    ///   - files: pictures, see `SharedPictures`.
    /// - Returns: whether an app has taken it.
    public static func share(text: String?, files: [URL]) async -> Bool {
        guard shown == nil, let top = Window.top else { return false }
        let items: [Any] = [text].compactMap { $0 } + files
        let sheet = UIActivityViewController(activityItems: items, applicationActivities: nil)
        // On an iPad it points to where it comes from: to the middle of the screen.
        sheet.popoverPresentationController?.sourceView = top.view
        sheet.popoverPresentationController?.sourceRect = CGRect(
            x: top.view.bounds.midX, y: top.view.bounds.midY, width: 0, height: 0)
        sheet.popoverPresentationController?.permittedArrowDirections = []
        return await withCheckedContinuation { continuation in
            shown = (sheet, continuation)
            sheet.completionWithItemsHandler = { _, completed, _, _ in end(taken: completed) }
            top.present(sheet, animated: true)
        }
    }

    /// Takes it away with whatever it has opened, if it is shown; nothing was handed over.
    public static func putAway() {
        shown?.sheet.presentingViewController?.dismiss(animated: false)
        end(taken: false)
    }

    private static func end(taken: Bool) {
        shown?.answer.resume(returning: taken)
        shown = nil
    }
}
