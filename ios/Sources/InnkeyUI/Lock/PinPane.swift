import InnkeyModel
import SwiftUI

/// What a person can do on a pad.
struct PadEvents {
    let onType: @MainActor (Int) -> Void
    let onErase: @MainActor () -> Void
    let onOk: @MainActor () -> Void
}

/// A PIN being entered: what for above the keys, beside them where the window is low.
struct PinPane<Below: View>: View {
    @Environment(\.verticalSizeClass) private var height
    @Environment(\.dynamicTypeSize) private var letters
    let title: Words
    let pad: PadState
    let events: PadEvents
    /// The name of what it opens, if that is not plain.
    let project: String?
    @ViewBuilder let below: Below

    var body: some View {
        ScrollView {
            Group {
                if height == .compact, !letters.isAccessibilitySize {
                    HStack(spacing: 48) {
                        VStack(spacing: 16) {
                            words
                            below
                        }
                        keys
                    }
                } else {
                    VStack(spacing: 16) {
                        words
                        keys
                        below
                    }
                }
            }
            .frame(maxWidth: .infinity)
            .padding(24)
        }
    }

    private var words: some View {
        VStack(spacing: 16) {
            Image(systemName: "lock.fill").font(.title).foregroundStyle(.pine).accessibilityHidden(true)
            if let project { Text(project).foregroundStyle(.secondary) }
            Say(title).font(.title2).fontWeight(.semibold).accessibilityAddTraits(.isHeader)
            Dots(count: pad.typed)
            // Room for two lines, so that the keys stay where the fingers are.
            PadMessage(pad: pad).frame(minHeight: 48)
        }
        .multilineTextAlignment(.center)
        .frame(maxWidth: 400)
    }

    private var keys: some View {
        Group {
            if let until = pad.waitUntil {
                EachSecond { now in PadKeys(typed: pad.typed, enabled: now >= until && !pad.busy, events: events) }
            } else {
                PadKeys(typed: pad.typed, enabled: !pad.busy, events: events)
            }
        }
    }
}

/// A dot for each digit, and empty ones up to the fewest that a PIN has.
private struct Dots: View {
    @Environment(\.writing) private var writing
    let count: Int

    var body: some View {
        HStack(spacing: 14) {
            ForEach(Array(0..<max(count, pinLength.lowerBound)), id: \.self) { place in
                Circle()
                    .stroke(.pine, lineWidth: 2)
                    .background { if place < count { Circle().fill(.pine) } }
                    .frame(width: 14, height: 14)
            }
        }
        .accessibilityElement()
        .accessibilityLabel(said)
        .accessibilityIdentifier(PadTags.typed)
        .announced(count > 0 ? said : nil)
    }

    private var said: String { writing.text(Words("lock_typed", .number(count))) }
}

/// Why the last PIN was not taken, or how long one has to wait.
private struct PadMessage: View {
    @Environment(\.writing) private var writing
    let pad: PadState

    var body: some View {
        Group {
            if let until = pad.waitUntil {
                // The seconds are seen, not read aloud one by one.
                EachSecond { now in
                    if now < until {
                        Say(Words("lock_wait", .text(countdown(until - now + .milliseconds(999))))).monospacedDigit()
                    }
                }
            } else if let complaint = pad.complaint {
                Say(complaint.words).announced(writing.text(complaint.words))
            }
        }
        .foregroundStyle(.wrong)
        .accessibilityIdentifier(PadTags.complaint)
    }
}
