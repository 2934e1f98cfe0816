import SwiftUI

/// A project's picture, cut to fill; until it is there, or if there is none, a calm ground with a symbol on it.
///
/// What it shows is said beside it, so VoiceOver is silent about it.
struct Picture: View {
    @Environment(\.hands) private var hands
    @Environment(\.displayScale) private var scale
    @State private var image: Image?
    /// Where the core keeps it; its content never changes under the same name.
    let file: String?
    /// What stands there instead, a symbol of the system.
    let instead: String

    var body: some View {
        GeometryReader { room in
            ZStack {
                Rectangle().fill(.calmGround)
                if let image {
                    image.resizable().scaledToFill()
                } else {
                    Image(systemName: instead).font(.largeTitle).foregroundStyle(.onCalmGround)
                }
            }
            .frame(width: room.size.width, height: room.size.height)
            .clipped()
            .task(id: Wanted(file: file, width: room.size.width * scale)) {
                image = if let file { await hands.loadPicture(file, room.size.width * scale) } else { nil }
            }
        }
        .accessibilityHidden(true)
    }

    private struct Wanted: Equatable {
        let file: String?
        let width: Double
    }
}
