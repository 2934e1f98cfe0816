import InnkeyModel
import SwiftUI

/// Something to know; where letters are large, what else stands there comes below it.
struct SettingLine<Trailing: View>: View {
    @Environment(\.dynamicTypeSize) private var letters
    private let icon: String
    private let title: String
    private let text: String?
    private let trailing: Trailing

    init(
        icon: String, title: String, text: String? = nil,
        @ViewBuilder trailing: () -> Trailing = { EmptyView() }
    ) {
        (self.icon, self.title, self.text, self.trailing) = (icon, title, text, trailing())
    }

    var body: some View {
        HStack(spacing: 16) {
            Image(systemName: icon).foregroundStyle(.secondary).accessibilityHidden(true)
            VStack(alignment: .leading, spacing: 2) {
                Text(title)
                if let text { Text(text).font(.subheadline).foregroundStyle(.secondary) }
                if letters.isAccessibilitySize { trailing }
            }
            .frame(maxWidth: .infinity, alignment: .leading)
            if !letters.isAccessibilitySize { trailing }
        }
    }
}

/// Something that leads to another screen or a sheet.
struct WayLine: View {
    let icon: String
    let title: String
    let text: String?
    let onOpen: @MainActor () -> Void

    var body: some View {
        Button(action: onOpen) {
            SettingLine(icon: icon, title: title, text: text) {
                Image(systemName: "chevron.forward")
                    .font(.footnote)
                    .foregroundStyle(.tertiary)
                    .accessibilityHidden(true)
            }
            .contentShape(.rect)
        }
        .buttonStyle(.plain)
    }
}

/// Something to do.
struct ActionLine: View {
    private let words: Words
    private let icon: String
    private let role: ButtonRole?
    private let busy: Bool
    private let action: @MainActor () -> Void

    /// - Parameter busy: whether it is being done.
    init(
        _ words: Words, icon: String, role: ButtonRole? = nil, busy: Bool = false,
        action: @escaping @MainActor () -> Void
    ) {
        (self.words, self.icon, self.role, self.busy, self.action) = (words, icon, role, busy, action)
    }

    var body: some View {
        Button(role: role, action: action) {
            HStack(spacing: 16) {
                SayWithIcon(words, icon: icon).frame(maxWidth: .infinity, alignment: .leading)
                if busy { Working() }
            }
        }
        .disabled(busy)
    }
}

/// What failed in this part, beside what was touched.
struct FailureLine: View {
    let state: SettingsState
    let part: SettingsPart
    let events: SettingsEvents

    var body: some View {
        if let failure = state.failure, failure.part == part {
            ProblemBanner(problem: failure.problem) { step in
                if step == .tryAgain { events.onAgain() } else { events.onStep(step) }
            }
        }
    }
}

/// What went well in this part.
struct DoneLine: View {
    @Environment(\.writing) private var writing
    let done: Done?
    let part: SettingsPart

    var body: some View {
        if let done, done.part == part { Text(done.text(writing)).announced(done.text(writing)) }
    }
}

struct Working: View {
    @Environment(\.writing) private var writing

    var body: some View { ProgressView().accessibilityLabel(writing.text(Words("loading"))) }
}
