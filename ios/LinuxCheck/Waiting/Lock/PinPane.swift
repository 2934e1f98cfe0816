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
    let title: Words
    let pad: PadState
    let events: PadEvents
    /// The name of what it opens, if that is not plain.
    let project: String?
    @ViewBuilder let below: Below

    var body: some View {
        ScrollView {
            Group {
                if height == .compact {
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
            ForEach(Array(0..<max(count, 4)), id: \.self) { place in
                Circle()
                    .stroke(.pine, lineWidth: 2)
                    .background { if place < count { Circle().fill(.pine) } }
                    .frame(width: 14, height: 14)
            }
        }
        .accessibilityElement()
        .accessibilityLabel(writing.text(Words("lock_typed", .number(count))))
        .accessibilityIdentifier(PadTags.typed)
    }
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

private struct PadKeys: View {
    @Environment(\.writing) private var writing
    let typed: Int
    let enabled: Bool
    let events: PadEvents

    var body: some View {
        Grid(horizontalSpacing: 16, verticalSpacing: 12) {
            ForEach([1, 4, 7], id: \.self) { first in
                GridRow { ForEach(Array(first..<first + 3), id: \.self) { digit($0) } }
            }
            GridRow {
                key("delete.backward", Words("lock_erase"), typed > 0, PadTags.erase, events.onErase)
                digit(0)
                key("checkmark", Words("lock_ok"), PinLength.contains(typed), PadTags.ok, events.onOk)
            }
        }
        .buttonStyle(.plain)
        .disabled(!enabled)
        .opacity(enabled ? 1 : 0.4)
    }

    private func digit(_ digit: Int) -> some View {
        Button {
            events.onType(digit)
        } label: {
            Text("\(digit)").font(.title).frame(width: 76, height: 76).background(.calmGround, in: .circle)
                .contentShape(.circle)
        }
        .accessibilityIdentifier(PadTags.digit(digit))
    }

    private func key(
        _ icon: String, _ words: Words, _ on: Bool, _ tag: String, _ action: @escaping @MainActor () -> Void
    ) -> some View {
        Button(action: action) {
            Image(systemName: icon).font(.title2).frame(width: 76, height: 76).contentShape(.circle)
        }
        .disabled(!on)
        .opacity(on ? 1 : 0.4)
        .accessibilityLabel(writing.text(words))
        .accessibilityIdentifier(tag)
    }
}
