import InnkeyModel
import SwiftUI

/// Something comes; nobody knows yet what.
struct LoadingPane: View {
    @Environment(\.writing) private var writing

    var body: some View {
        ProgressView()
            .controlSize(.large)
            .frame(maxWidth: .infinity, maxHeight: .infinity)
            .accessibilityLabel(writing.text(Words("loading")))
            .accessibilityIdentifier(PaneTags.loading)
    }
}

// Panes are containers: without that, SwiftUI would give a pane's id to the button in it too.

/// There is nothing here yet: what would be here, and how to get it.
struct EmptyPane<Action: View>: View {
    private let icon: String
    private let title: Words
    private let text: Words
    private let action: Action

    init(icon: String, title: Words, text: Words, @ViewBuilder action: () -> Action = { EmptyView() }) {
        (self.icon, self.title, self.text, self.action) = (icon, title, text, action())
    }

    var body: some View {
        Pane(icon: icon, tone: .pine) {
            Say(title)
        } text: {
            Say(text)
        } action: {
            action
        }
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier(PaneTags.empty)
    }
}

/// A screen that cannot show what it is for: what happened, what to do, and a button that does it.
struct ProblemPane: View {
    @Environment(\.writing) private var writing
    let problem: Problem
    let onStep: @MainActor (Step) -> Void

    var body: some View {
        Pane(icon: "exclamationmark.triangle", tone: .wrong) {
            Text(problem.happened(writing))
        } text: {
            if let remedy = problem.remedy(writing) { Text(remedy) }
        } action: {
            StepButton(step: problem.step, onStep: onStep).buttonStyle(.borderedProminent)
        }
        .accessibilityElement(children: .contain)
        .accessibilityIdentifier(PaneTags.problem)
        .announced(problem.text(writing))
    }
}

/// The verb of what helps, if a button can; what the phone can do for every screen is done here.
struct StepButton: View {
    @Environment(\.goOutside) private var goOutside
    let step: Step
    let onStep: @MainActor (Step) -> Void

    var body: some View {
        if let label = step.label {
            Button {
                if !goOutside(step) { onStep(step) }
            } label: {
                Say(label)
            }
            .accessibilityIdentifier(PaneTags.step)
        }
    }
}

/// In the middle of a screen; scrolls where large letters need more room than there is.
private struct Pane<Title: View, Words: View, Action: View>: View {
    @ScaledMetric(wrappedValue: 48, relativeTo: .title) private var size: Double
    let icon: String
    let tone: Tone
    @ViewBuilder let title: Title
    @ViewBuilder let text: Words
    @ViewBuilder let action: Action

    var body: some View {
        ViewThatFits {
            content.frame(maxHeight: .infinity)
            ScrollView { content }
        }
        .frame(maxWidth: .infinity, maxHeight: .infinity)
    }

    private var content: some View {
        VStack(spacing: 16) {
            Image(systemName: icon).font(.system(size: size)).foregroundStyle(tone).accessibilityHidden(true)
            title.font(.title2).fontWeight(.semibold).accessibilityAddTraits(.isHeader)
            text.foregroundStyle(.secondary)
            action.controlSize(.large)
        }
        .multilineTextAlignment(.center)
        .frame(maxWidth: 400)
        .padding(32)
    }
}
