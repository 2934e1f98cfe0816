import InnkeyModel
import SwiftUI

/// Between the two ways in: a key for the code, a person for user name and password.
struct MethodToggle: View {
    @Environment(\.writing) private var writing
    let code: Bool
    let enabled: Bool
    let onSwitch: @MainActor () -> Void

    var body: some View {
        Button(action: onSwitch) {
            HStack(spacing: 0) {
                Half(icon: "person.fill", chosen: !code)
                Half(icon: "key.fill", chosen: code)
            }
            .background(.calmGround, in: .capsule)
            .contentShape(.capsule)
        }
        .buttonStyle(.plain)
        .disabled(!enabled)
        // VoiceOver reads a switch, which is on for the code.
        .accessibilityRepresentation {
            Toggle(writing.text(Words("signin_toggle")), isOn: .of(code) { _ in onSwitch() })
                .disabled(!enabled)
                .accessibilityIdentifier(SignInTags.modeToggle)
        }
        .accessibilityIdentifier(SignInTags.modeToggle)
    }
}

private struct Half: View {
    let icon: String
    let chosen: Bool

    var body: some View {
        Image(systemName: icon)
            .foregroundStyle(chosen ? Tone.onPine : Tone.onCalmGround)
            .frame(width: 44, height: 36)
            .background { if chosen { Capsule().fill(.pine) } }
    }
}
