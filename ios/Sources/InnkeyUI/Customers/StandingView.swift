import InnkeyModel
import SwiftUI

/// How it is with a customer, as a quiet coloured mark; what it means stands beside it.
struct StandingMark: View {
    @ScaledMetric(wrappedValue: 40, relativeTo: .body) private var size: Double
    let standing: Standing

    var body: some View {
        let mark = standing.mark
        Image(systemName: mark.icon)
            .foregroundStyle(mark.on)
            .frame(width: size, height: size)
            .background(mark.ground, in: .circle)
            .accessibilityHidden(true)
    }
}

extension Standing {
    fileprivate var mark: (icon: String, ground: Tone, on: Tone) {
        switch self {
        case .codeLive: ("key.fill", .brassGround, .onBrassGround)
        case .active: ("person.fill", .pineGround, .onPineGround)
        case .codeExpired: ("clock", .clayGround, .onClayGround)
        case .disabled: ("lock.fill", .calmGround, .onCalmGround)
        case .stayEnded: ("calendar", .calmGround, .onCalmGround)
        case .signedOut: ("rectangle.portrait.and.arrow.right", .calmGround, .onCalmGround)
        case .codeRevoked: ("nosign", .calmGround, .onCalmGround)
        case .notInvited: ("envelope", .calmGround, .onCalmGround)
        }
    }
}

/// How it is with a customer, in words.
struct StandingText: View {
    @Environment(\.writing) private var writing
    let standing: Standing
    let place: Place

    var body: some View {
        Group {
            if case .codeLive(let countdown) = standing {
                CountdownText(countdown: countdown)
            } else {
                Text(words)
            }
        }
        .font(.subheadline)
        .foregroundStyle(.secondary)
    }

    private var words: String {
        standing.words(place, writing.locale, elapsed: .zero).map(writing.text).joined(separator: " · ")
    }
}
