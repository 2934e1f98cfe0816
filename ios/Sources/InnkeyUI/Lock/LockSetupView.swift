import InnkeyModel
import SwiftUI

/// What a person can do to set a project's PIN up.
struct LockSetupEvents {
    let onChoose: @MainActor () -> Void
    let onChange: @MainActor () -> Void
    let onTurnOff: @MainActor () -> Void
    let onBiometrics: @MainActor (Bool) -> Void
    let onCancel: @MainActor () -> Void
    let pad: PadEvents
}

/// Sets a project's PIN up.
struct LockSetupView: View {
    @Environment(\.writing) private var writing
    let state: LockSetupState
    /// What the phone has.
    let biometrics: BiometricKind?
    let events: LockSetupEvents

    var body: some View {
        Group {
            switch state.stage {
            case .off:
                overview(Words("lock_off_text")) { button(Words("lock_set"), LockSetupTags.set, events.onChoose) }
            case .on:
                overview(Words("lock_on_text")) {
                    if let biometrics { toggle(biometrics) }
                    button(Words("lock_change"), LockSetupTags.change, events.onChange)
                    button(Words("lock_turn_off"), LockSetupTags.turnOff, events.onTurnOff)
                }
            case .current: pin(Words("lock_current"))
            case .new: pin(Words("lock_new"))
            case .repeat: pin(Words("lock_repeat"))
            }
        }
        .navigationTitle(writing.text(Words("lock_title")))
        .navigationBarTitleDisplayMode(.inline)
    }

    private func overview(_ text: Words, @ViewBuilder content: () -> some View) -> some View {
        Form {
            SayWithIcon(text, icon: "lock").listRowBackground(Color.clear)
            Section { content() }
        }
    }

    private func button(_ words: Words, _ tag: String, _ action: @escaping @MainActor () -> Void) -> some View {
        TextButton(words, action: action).accessibilityIdentifier(tag)
    }

    private func toggle(_ kind: BiometricKind) -> some View {
        Toggle(isOn: .of(state.biometrics, events.onBiometrics)) {
            VStack(alignment: .leading) {
                Say(kind.words)
                Say(Words("lock_biometric_text")).font(.subheadline).foregroundStyle(.secondary)
            }
        }
        .accessibilityIdentifier(LockSetupTags.biometrics)
    }

    private func pin(_ title: Words) -> some View {
        PinPane(title: title, pad: state.pad, events: events.pad, project: nil) {
            VStack(spacing: 8) {
                if let problem = state.problem { ProblemBanner(problem: problem) { _ in } }
                TextButton(Words("cancel"), action: events.onCancel).accessibilityIdentifier(LockSetupTags.cancel)
            }
        }
    }
}
