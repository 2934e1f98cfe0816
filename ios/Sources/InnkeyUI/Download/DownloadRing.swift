import InnkeyModel
import SwiftUI

/// The building, and around it how far its download is.
struct DownloadRing: View {
    @Environment(\.writing) private var writing
    let state: DownloadState

    var body: some View {
        ZStack {
            if !failed {
                Circle().stroke(.calmGround, lineWidth: 8)
                if let part {
                    Circle()
                        .trim(from: 0, to: part)
                        .stroke(
                            moves ? Tone.pine : Tone.onCalmGround, style: StrokeStyle(lineWidth: 8, lineCap: .round)
                        )
                        .rotationEffect(.degrees(-90))
                        .animation(.default, value: part)
                }
            }
            inside.frame(width: 136, height: 136).clipShape(.circle)
        }
        .frame(width: 176, height: 176)
        .accessibilityElement()
        .accessibilityLabel(writing.text(Words("download_progress")))
        .accessibilityValue(
            part.map { $0.formatted(.percent.precision(.fractionLength(0)).locale(writing.locale)) } ?? ""
        )
        .accessibilityHidden(failed)
    }

    @ViewBuilder private var inside: some View {
        ZStack {
            Rectangle().fill(failed ? Tone.clayGround : Tone.pineGround)
            if let icon = state.phase.icon {
                symbol(icon)
            } else if let cover = state.building?.cover {
                Picture(file: cover, instead: "house")
            } else if part == nil {
                ProgressView().controlSize(.large)
            } else {
                symbol("house.fill")
            }
        }
    }

    private func symbol(_ name: String) -> some View {
        Image(systemName: name)
            .font(.system(size: 56))
            .foregroundStyle(failed ? Tone.onClayGround : Tone.onPineGround)
    }

    private var part: Double? { state.phase == .done ? 1 : state.part }

    private var failed: Bool {
        if case .failed = state.phase { true } else { false }
    }

    private var moves: Bool { state.phase == .running || state.phase == .done }
}

extension Phase {
    fileprivate var icon: String? {
        switch self {
        case .preparing, .running: nil
        case .asking: "antenna.radiowaves.left.and.right"
        case .waitingForWifi: "wifi"
        case .offline: "wifi.slash"
        case .paused: "pause.fill"
        case .failed: "exclamationmark.triangle.fill"
        case .done: "checkmark"
        case .cancelled: "xmark"
        }
    }
}
