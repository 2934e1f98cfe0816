import SwiftUI

extension View {
    /// Keeps what is seen out of the list of recent apps, whose pictures the system takes when the app is left.
    func secret() -> some View { modifier(Secret()) }

    /// As long as it is seen, the display is as bright as it gets and stays on: what it shows is scanned by another phone.
    func bright() -> some View { modifier(Bright()) }
}

private struct Secret: ViewModifier {
    @Environment(\.scenePhase) private var phase

    func body(content: Content) -> some View {
        content
            .privacySensitive()
            .overlay {
                if phase != .active { Rectangle().fill(.regularMaterial).ignoresSafeArea().accessibilityHidden(true) }
            }
    }
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
