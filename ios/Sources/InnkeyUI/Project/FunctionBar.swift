import InnkeyModel
import SwiftUI

/// The functions along the lower edge; where they do not all fit, one scrolls.
struct FunctionBar: View {
    let functions: [FunctionPart]
    let selected: String?
    let onSelect: @MainActor (FunctionPart) -> Void

    var body: some View {
        ViewThatFits(in: .horizontal) {
            items
            ScrollView(.horizontal, showsIndicators: false) { items }
        }
        .frame(maxWidth: .infinity)
        .background(.bar)
    }

    private var items: some View {
        HStack(spacing: 4) { ForEach(functions) { item($0) } }
            .padding(.horizontal, 8)
            .buttonStyle(.plain)
    }

    private func item(_ function: FunctionPart) -> some View {
        let chosen = function.id == selected
        return Button {
            onSelect(function)
        } label: {
            VStack(spacing: 4) {
                Image(systemName: function.icon.symbol).font(.title3).frame(minHeight: 28)
                Text(function.name).font(.caption).lineLimit(2).multilineTextAlignment(.center)
            }
            .foregroundStyle(chosen ? Tone.pine : Tone.onCalmGround)
            .frame(minWidth: 72)
            .padding(.vertical, 8)
            .contentShape(.rect)
        }
        .accessibilityAddTraits(chosen ? .isSelected : [])
        .accessibilityIdentifier(ProjectTags.function)
    }
}
