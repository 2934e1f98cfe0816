import InnkeyModel
import SwiftUI

/// What is to be done here first of all; over the whole width, as far as that is readable.
struct MainButton: View {
    private let words: Words
    private let icon: String?
    private let working: Bool
    private let action: @MainActor () -> Void

    /// - Parameter working: whether it is being done; then it cannot be tapped.
    init(_ words: Words, icon: String? = nil, working: Bool = false, action: @escaping @MainActor () -> Void) {
        (self.words, self.icon, self.working, self.action) = (words, icon, working, action)
    }

    var body: some View {
        Button(action: action) {
            HStack(spacing: 8) {
                if working { ProgressView().accessibilityHidden(true) }
                if let icon { SayWithIcon(words, icon: icon) } else { Say(words) }
            }
            .fontWeight(.semibold)
            .frame(maxWidth: 400)
            .padding(.vertical, 4)
        }
        .buttonStyle(.borderedProminent)
        .disabled(working)
    }
}

/// What else can be done.
struct TextButton: View {
    private let words: Words
    private let icon: String?
    private let role: ButtonRole?
    private let action: @MainActor () -> Void

    init(_ words: Words, icon: String? = nil, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) {
        (self.words, self.icon, self.role, self.action) = (words, icon, role, action)
    }

    var body: some View {
        Button(role: role, action: action) {
            if let icon { SayWithIcon(words, icon: icon) } else { Say(words) }
        }
    }
}

/// A button that is only a symbol; VoiceOver says the words.
struct IconButton: View {
    private let words: Words
    private let icon: String
    private let action: @MainActor () -> Void

    init(_ words: Words, icon: String, action: @escaping @MainActor () -> Void) {
        (self.words, self.icon, self.action) = (words, icon, action)
    }

    var body: some View {
        Button(action: action) { SayWithIcon(words, icon: icon).labelStyle(.iconOnly) }
    }
}
