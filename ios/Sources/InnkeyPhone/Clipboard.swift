import UIKit
import UniformTypeIdentifiers

/// What is copied for another app.
@MainActor
public enum Clipboard {
    /// For some minutes and on this phone only: it may be a way into a building.
    public static func copy(_ text: String) {
        UIPasteboard.general.setItems(
            [[UTType.utf8PlainText.identifier: text]],
            options: [.localOnly: true, .expirationDate: Date(timeIntervalSinceNow: 600)])
    }
}
