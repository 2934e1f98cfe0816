import InnkeyModel
import SwiftUI

extension View {
    /// Asks before something that cannot be undone.
    ///
    /// - Parameter confirm: the verb of what will be done, e.g. "Remove".
    func confirming(
        _ shown: Bool, title: Words, text: Words, confirm: Words, onConfirm: @escaping @MainActor () -> Void,
        onDismiss: @escaping @MainActor () -> Void
    ) -> some View {
        modifier(
            Confirming(
                shown: shown, title: title, text: text, confirm: confirm, onConfirm: onConfirm, onDismiss: onDismiss))
    }
}

private struct Confirming: ViewModifier {
    @Environment(\.writing) private var writing
    let shown: Bool
    let title: Words
    let text: Words
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
            Text(writing.text(text))
        }
    }
}
