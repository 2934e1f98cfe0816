import Foundation
import InnkeyModel

/// What a person can do with a customer.
struct CustomerEvents {
    let onBack: @MainActor () -> Void
    let onEdit: @MainActor () -> Void
    let onCopy: @MainActor (String) -> Void
    let onAsk: @MainActor (Asking) -> Void
    let onDismiss: @MainActor () -> Void
    let onCodeIntoQr: @MainActor (Bool) -> Void
    let onEnlarge: @MainActor () -> Void
    let onShrink: @MainActor () -> Void
    let onShare: @MainActor (Shape) -> Void
    let onRenew: @MainActor () -> Void
    let onRevoke: @MainActor () -> Void
    let onDayMore: @MainActor () -> Void
    let onUntil: @MainActor (Date) -> Void
    let onSignOut: @MainActor () -> Void
    let onMoreHistory: @MainActor () -> Void
    let onRefresh: @MainActor () -> Void
    let onStep: @MainActor (Step) -> Void
}
