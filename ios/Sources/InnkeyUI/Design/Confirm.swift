import InnkeyModel
import SwiftUI

extension View {
    /// Asks before something that cannot be undone.
    ///
    /// - Parameters:
    ///   - more: what is said after `text`.
    ///   - confirm: the verb of what will be done, e.g. "Remove".
    func confirming(
        _ shown: Bool, title: Words, text: Words, more: Words? = nil, confirm: Words,
        onConfirm: @escaping @MainActor () -> Void, onDismiss: @escaping @MainActor () -> Void
    ) -> some View {
        modifier(
            Confirming(
                shown: shown, title: title, texts: [text, more].compactMap { $0 }, confirm: confirm,
                onConfirm: onConfirm, onDismiss: onDismiss))
    }
}

private struct Confirming: ViewModifier {
    @Environment(\.writing) private var writing
    let shown: Bool
    let title: Words
    let texts: [Words]
    let confirm: Words
    let onConfirm: @MainActor () -> Void
    let onDismiss: @MainActor () -> Void

    func body(content: Content) -> some View {
        content.alert(writing.text(title), isPresented: .shown(shown, onDismiss)) {
            Button(writing.text(confirm), role: .destructive, action: onConfirm)
                .accessibilityIdentifier(ConfirmTags.confirm)
            Button(writing.text(Words("cancel")), role: .cancel, action: onDismiss)
                .accessibilityIdentifier(ConfirmTags.cancel)
        } message: {
            Text(texts.map(writing.text).joined(separator: " "))
        }
    }
}
