import InnkeyModel
import SwiftUI

/// What is left of a countdown, in words that change each second.
struct CountdownText: View {
    let countdown: Countdown

    var body: some View {
        EachSecond { now in Say(countdown.leftInWords(now)).monospacedDigit() }
            // VoiceOver asks for it instead of saying each second.
            .accessibilityAddTraits(.updatesFrequently)
    }
}

/// Drawn again each second, with the phone's time, see `PhoneClock`.
struct EachSecond<Content: View>: View {
    @Environment(\.phoneClock) private var clock
    @ViewBuilder let content: @MainActor (Duration) -> Content

    var body: some View {
        TimelineView(.periodic(from: .now, by: 1)) { _ in content(clock.elapsed()) }
    }
}
