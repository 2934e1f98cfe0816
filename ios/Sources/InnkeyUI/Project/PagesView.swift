import InnkeyModel
import SwiftUI

/// A function's pages: one is seen, the others are a tap away.
struct PagesView<Above: View>: View {
    let function: FunctionPart
    let page: String?
    let onPage: @MainActor (PagePart) -> Void
    @ViewBuilder let above: Above

    var body: some View {
        let shown = function.pages.first { $0.id == page } ?? function.pages.first
        VStack(spacing: 0) {
            if function.pages.count > 1 { tabs(shown) }
            if let shown { PageView(page: shown, named: function.pages.count == 1) { above }.id(shown.id) }
        }
    }

    private func tabs(_ shown: PagePart?) -> some View {
        ScrollView(.horizontal, showsIndicators: false) {
            HStack(spacing: 8) {
                ForEach(function.pages) { page in
                    let chosen = page.id == shown?.id
                    Button {
                        onPage(page)
                    } label: {
                        Text(page.name).font(.subheadline).chip(chosen)
                    }
                    .accessibilityAddTraits(chosen ? .isSelected : [])
                    .accessibilityIdentifier(ProjectTags.page)
                }
            }
            .padding(.horizontal, 16)
        }
        .buttonStyle(.plain)
    }
}

private struct PageView<Above: View>: View {
    @ScaledMetric(wrappedValue: 150, relativeTo: .body) private var least: Double
    let page: PagePart
    let named: Bool
    @ViewBuilder let above: Above

    var body: some View {
        if page.tiles.isEmpty, page.picture == nil {
            VStack(spacing: 0) {
                above.padding(16)
                EmptyPane(
                    icon: "house", title: Words("project_page_empty_title"), text: Words("project_page_empty_text"))
            }
        } else {
            ScrollView {
                VStack(alignment: .leading, spacing: 12) {
                    above
                    if let picture = page.picture {
                        Picture(file: picture, instead: "house")
                            .aspectRatio(2, contentMode: .fit)
                            .clipShape(.rect(cornerRadius: 24))
                    }
                    if named {
                        Text(page.name).font(.title2).fontWeight(.semibold).accessibilityAddTraits(.isHeader)
                    }
                    tiles
                    // Nothing here switches yet: said once, kindly, where one has looked at everything.
                    SayWithIcon(Words("project_note"), icon: "info.circle")
                        .font(.subheadline)
                        .foregroundStyle(.secondary)
                }
                .padding(16)
            }
            .accessibilityIdentifier(ProjectTags.tiles)
        }
    }

    private var tiles: some View {
        LazyVGrid(columns: [GridItem(.adaptive(minimum: least), spacing: 12)], spacing: 12) {
            ForEach(page.tiles) { TileView(tile: $0) }
        }
    }
}
