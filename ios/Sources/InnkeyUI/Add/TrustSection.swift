import InnkeyModel
import SwiftUI

/// What vouches for the server; where nothing does, what a person has to do about it.
struct TrustSection: View {
    @Environment(\.writing) private var writing
    let trust: FoundTrust
    let onCompared: @MainActor (Bool) -> Void

    var body: some View {
        Section {
            switch trust {
            case .link: fact("checkmark.shield", Words("add_trust_link"), Words("add_trust_link_text"))
            case .publicly: fact("lock", Words("add_trust_public"), Words("add_trust_public_text"))
            case .firstUse(let fingerprint, let compared):
                fact("exclamationmark.shield", Words("add_trust_first"), Words("add_trust_first_text"))
                Fingerprint(groups: fingerprint)
                Toggle(isOn: .of(compared, onCompared)) { Say(Words("add_compared")) }
                    .accessibilityIdentifier(AddTags.compared)
            }
        }
    }

    private func fact(_ icon: String, _ title: Words, _ text: Words) -> some View {
        Fact(icon: icon, title: title, text: writing.text(text))
    }
}

/// In lines of whole groups, so that a finger can follow.
private struct Fingerprint: View {
    let groups: [String]

    var body: some View {
        LazyVGrid(columns: [GridItem(.adaptive(minimum: 64), spacing: 12)], spacing: 6) {
            ForEach(Array(groups.enumerated()), id: \.offset) { group in
                Text(group.element).font(.system(.headline, design: .monospaced))
            }
        }
        .padding(.vertical, 4)
        .accessibilityElement()
        .accessibilityLabel(groups.map(spelled).joined(separator: ", "))
    }
}
