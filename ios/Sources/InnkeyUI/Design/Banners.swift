import InnkeyModel
import SwiftUI

#if canImport(Accessibility)
import Accessibility
#endif

/// A line that tells how things stand, over the whole width.
struct Banner<Action: View>: View {
    private let icon: String
    private let text: String
    private let action: Action

    init(icon: String, text: String, @ViewBuilder action: () -> Action = { EmptyView() }) {
        (self.icon, self.text, self.action) = (icon, text, action())
    }

    var body: some View {
        VStack(alignment: .leading, spacing: 8) {
            Label(text, systemImage: icon).font(.subheadline)
            action.font(.subheadline).buttonStyle(.borderless)
        }
        .foregroundStyle(.onBrassGround)
        .frame(maxWidth: .infinity, alignment: .leading)
        .padding(12)
        .background(.brassGround, in: .rect(cornerRadius: 12))
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier(PaneTags.banner)
        .announced(text)
    }
}

/// What went wrong, above what is still there to be seen.
struct ProblemBanner: View {
    @Environment(\.writing) private var writing
    let problem: Problem
    let onStep: @MainActor (Step) -> Void

    var body: some View {
        Banner(icon: "exclamationmark.triangle", text: problem.text(writing)) {
            StepButton(step: problem.step, onStep: onStep).fontWeight(.semibold)
        }
    }
}

/// The server cannot be reached, and what is seen is from before.
struct OfflineBanner: View {
    @Environment(\.writing) private var writing

    var body: some View { Banner(icon: "wifi.slash", text: writing.text(Words("offline"))) }
}

extension View {
    /// VoiceOver says it when it appears, and when it changes; `nil`: there is nothing to say.
    func announced(_ text: String?) -> some View {
        onChange(of: text, initial: true) { if let text { AccessibilityNotification.Announcement(text).post() } }
    }
}
