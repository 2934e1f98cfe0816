import InnkeyModel
import SwiftUI

// What every view may need of the app around it.

extension EnvironmentValues {
    /// In which language and manner the views write.
    public var writing: Writing {
        get { self[WritingKey.self] }
        set { self[WritingKey.self] = newValue }
    }

    /// The phone's time, for what counts down. Previews put a still one in its place.
    public var phoneClock: PhoneClock {
        get { self[ClockKey.self] }
        set { self[ClockKey.self] = newValue }
    }

    /// Does what the phone can do about a problem for every screen, see `Outside`; gives whether it was that.
    public var goOutside: @MainActor @Sendable (Step) -> Bool {
        get { self[OutsideKey.self] }
        set { self[OutsideKey.self] = newValue }
    }
}

private struct WritingKey: EnvironmentKey { static let defaultValue = Writing(.english) }

private struct ClockKey: EnvironmentKey { static let defaultValue = PhoneClock.ofPhone }

private struct OutsideKey: EnvironmentKey {
    static let defaultValue: @MainActor @Sendable (Step) -> Bool = { _ in false }
}
