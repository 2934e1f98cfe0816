import InnkeyModel
import SwiftUI

/// The camera's picture with what is seen in it, and what can be set.
struct ViewfinderView: View {
    @Environment(\.writing) private var writing
    @Environment(\.hands) private var hands
    let live: Viewfinder.Live
    let events: ScanEvents

    var body: some View {
        ZStack {
            hands.cameraPreview()
            if live.running || live.marks != nil {
                Canvas { [marks = live.marks] context, room in draw(marks, context, room) }
            } else {
                ProgressView().tint(Color.white)
            }
        }
        .background(.black)
        .clipShape(.rect(cornerRadius: 24))
        .accessibilityElement()
        .accessibilityLabel(writing.text(Words("add_viewfinder")))
        .accessibilityIdentifier(AddTags.viewfinder)
        .overlay(alignment: .top) { notice.padding(16) }
        .overlay(alignment: .bottom) { controls.padding(12) }
    }

    @ViewBuilder private var notice: some View {
        if let notice = live.notice {
            let text = writing.text(notice == .damaged ? Words("add_damaged_notice") : Words("add_foreign_notice"))
            Label(text, systemImage: "info.circle")
                .font(.subheadline)
                .padding(12)
                .background(.regularMaterial, in: .rect(cornerRadius: 12))
                .accessibilityIdentifier(AddTags.notice)
                .announced(text)
        }
    }

    private var controls: some View {
        HStack(spacing: 12) {
            if let lens = live.lens, lens.zoom > 1 {
                Slider(value: .of(live.zoom, events.onZoom), in: 1...lens.zoom) { Say(Words("add_zoom")) }
                    .tint(Color.white)
                    .accessibilityValue(writing.text(Words("add_zoom_times", .text(times))))
                    .accessibilityIdentifier(AddTags.zoom)
                    .padding(.horizontal, 16)
                    .padding(.vertical, 8)
                    .background(.regularMaterial, in: .capsule)
            }
            Spacer(minLength: 0)
            if live.lens?.torch == true {
                Toggle(isOn: .of(live.torch, events.onTorch)) {
                    SayWithIcon(Words("add_torch"), icon: live.torch ? "flashlight.on.fill" : "flashlight.off.fill")
                        .labelStyle(.iconOnly)
                        .frame(width: 44, height: 44)
                }
                .toggleStyle(.button)
                .background(.regularMaterial, in: .circle)
                .accessibilityIdentifier(AddTags.torch)
            }
        }
    }

    private var times: String {
        live.zoom.formatted(.number.precision(.fractionLength(1)).locale(writing.locale))
    }
}

/// A frame around each code that is seen; as long as there is none, one in the middle to aim with.
private nonisolated func draw(_ marks: Marks?, _ context: GraphicsContext, _ room: CGSize) {
    guard let marks else {
        let side = min(room.width, room.height) * 0.6
        let frame = CGRect(x: (room.width - side) / 2, y: (room.height - side) / 2, width: side, height: side)
        context.stroke(Path(frame), with: .color(.white), lineWidth: 3)
        return
    }
    let color = marks.good ? Color(red: 0.49, green: 0.84, blue: 0.73) : .white
    for code in marks.codes {
        var path = Path()
        for (place, spot) in code.enumerated() {
            let point = onScreen(spot, width: marks.width, height: marks.height, turn: marks.turn, view: room)
            if place == 0 { path.move(to: point) } else { path.addLine(to: point) }
        }
        path.closeSubpath()
        context.stroke(path, with: .color(color), lineWidth: 4)
    }
}
