import SwiftUI

extension View {
    /// As long as it is seen, the display is as bright as it gets and stays on: what it shows is scanned by another phone.
    func bright() -> some View { modifier(Bright()) }
}

private struct Bright: ViewModifier {
    @Environment(\.hands) private var hands
    @Environment(\.scenePhase) private var phase

    func body(content: Content) -> some View {
        content
            .onChange(of: phase, initial: true) { hands.makeBright(phase == .active) }
            .onDisappear { hands.makeBright(false) }
    }
}
