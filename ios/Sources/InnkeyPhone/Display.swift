import UIKit

/// The display's brightness while it shows what another phone scans.
@MainActor
public final class Display {
    private var before: CGFloat?

    public init() {}

    /// As bright as it gets and always on, or as it was.
    public func bright(_ on: Bool) {
        guard let screen = Window.scene?.screen, on != (before != nil) else { return }
        UIApplication.shared.isIdleTimerDisabled = on
        if on {
            before = screen.brightness
            screen.brightness = 1
        } else if let before {
            screen.brightness = before
            self.before = nil
        }
    }
}
