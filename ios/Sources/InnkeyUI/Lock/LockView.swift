import InnkeyModel
import SwiftUI

/// What a person can do before a locked project.
struct LockEvents {
    let pad: PadEvents
    let onBiometrics: @MainActor () -> Void
    let onAskToForget: @MainActor () -> Void
    let onKeep: @MainActor () -> Void
    let onForget: @MainActor () -> Void
}

/// Asks for the PIN of a locked project.
struct LockView: View {
    @Environment(\.writing) private var writing
    let state: LockState
    let events: LockEvents

    var body: some View {
        PinPane(title: Words("lock_enter"), pad: state.pad, events: events.pad, project: state.name) {
            VStack(spacing: 8) {
                if let problem = state.problem { ProblemBanner(problem: problem) { _ in } }
                if let kind = state.biometrics {
                    TextButton(kind.words, icon: kind.icon, action: events.onBiometrics)
                        .buttonStyle(.bordered)
                        .accessibilityIdentifier(LockTags.biometrics)
                }
                TextButton(
                    state.removing ? Words("lock_removing") : Words("lock_forgot"), action: events.onAskToForget
                )
                .disabled(state.removing)
                .accessibilityIdentifier(LockTags.forgot)
            }
            .controlSize(.large)
        }
        .navigationTitle(writing.text(Words("lock_title")))
        .navigationBarTitleDisplayMode(.inline)
        .confirming(
            state.forgetting, title: Words("lock_forgot_title"), text: Words("lock_forgot_text"),
            confirm: Words("lock_forgot_confirm"), onConfirm: events.onForget, onDismiss: events.onKeep)
    }
}

extension BiometricKind {
    /// The system's symbol.
    var icon: String {
        switch self {
        case .face: "faceid"
        case .finger: "touchid"
        }
    }
}
