import SwiftUI

/// A QR, dark on white in every theme, with the quiet zone that scanners want; every module is a whole number of pixels,
/// so none is blurred.
struct QrImage: View {
    @Environment(\.displayScale) private var scale
    /// Modules per side.
    let size: Int
    let isDark: @Sendable (_ column: Int, _ row: Int) -> Bool
    /// What VoiceOver says.
    let description: String

    var body: some View {
        Canvas { [size, scale, isDark] context, room in
            context.fill(Path(CGRect(origin: .zero, size: room)), with: .color(.white))
            let side = min(room.width, room.height) * scale
            let module = (side / Double(size + 2 * quiet)).rounded(.down)
            let start = ((side - module * Double(size)) / 2).rounded(.down)
            var dark = Path()
            for row in 0..<size {
                for run in runs(row, size: size, isDark) {
                    dark.addRect(
                        CGRect(
                            x: (start + Double(run.lowerBound) * module) / scale,
                            y: (start + Double(row) * module) / scale,
                            width: Double(run.count) * module / scale, height: module / scale))
                }
            }
            context.fill(dark, with: .color(.black))
        }
        .aspectRatio(1, contentMode: .fit)
        .accessibilityElement()
        .accessibilityLabel(description)
        .accessibilityAddTraits(.isImage)
    }
}

/// What is dark in a row; neighbours in one piece, so that no seam shows between them.
private nonisolated func runs(_ row: Int, size: Int, _ isDark: (Int, Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for column in 0..<size where isDark(column, row) {
        if let last = runs.last, last.upperBound == column {
            runs[runs.count - 1] = last.lowerBound..<column + 1
        } else {
            runs.append(column..<column + 1)
        }
    }
    return runs
}

/// Modules of white around a QR, as its standard asks.
private let quiet = 4
