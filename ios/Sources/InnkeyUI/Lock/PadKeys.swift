import InnkeyModel
import SwiftUI

/// The keys for a PIN, as large as the letters on them and the window allow.
struct PadKeys: View {
    @Environment(\.writing) private var writing
    @ScaledMetric(wrappedValue: 76, relativeTo: .title) private var side: Double
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
                key("checkmark", Words("lock_ok"), pinLength.contains(typed), PadTags.ok, events.onOk)
            }
        }
        .frame(maxWidth: 3 * side + 32)
        .buttonStyle(.plain)
        .disabled(!enabled)
        .opacity(enabled ? 1 : 0.4)
    }

    private func digit(_ digit: Int) -> some View {
        Button {
            events.onType(digit)
        } label: {
            room { Text("\(digit)").font(.title) }.background(.calmGround, in: .capsule)
        }
        .accessibilityIdentifier(PadTags.digit(digit))
    }

    private func key(
        _ icon: String, _ words: Words, _ on: Bool, _ tag: String, _ action: @escaping @MainActor () -> Void
    ) -> some View {
        Button(action: action) { room { Image(systemName: icon).font(.title2) } }
            .disabled(!on)
            .opacity(on ? 1 : 0.4)
            .accessibilityLabel(writing.text(words))
            .accessibilityIdentifier(tag)
    }

    private func room(@ViewBuilder content: () -> some View) -> some View {
        content().frame(maxWidth: .infinity, minHeight: side).contentShape(.capsule)
    }
}
