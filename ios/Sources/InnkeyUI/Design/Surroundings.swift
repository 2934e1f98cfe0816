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

    /// Reads a picture's file, no more pixels than are shown.
    public var loadPicture: @Sendable (_ file: String, _ width: Double) async -> Image? {
        get { self[PictureKey.self] }
        set { self[PictureKey.self] = newValue }
    }

    /// Makes the display as bright as it gets and keeps it on, or as it was.
    public var makeBright: @MainActor @Sendable (Bool) -> Void {
        get { self[BrightKey.self] }
        set { self[BrightKey.self] = newValue }
    }
}

private struct WritingKey: EnvironmentKey { static let defaultValue = Writing(.english) }

private struct ClockKey: EnvironmentKey { static let defaultValue = PhoneClock.ofPhone }

private struct OutsideKey: EnvironmentKey {
    static let defaultValue: @MainActor @Sendable (Step) -> Bool = { _ in false }
}

private struct PictureKey: EnvironmentKey {
    static let defaultValue: @Sendable (String, Double) async -> Image? = { _, _ in nil }
}

private struct BrightKey: EnvironmentKey { static let defaultValue: @MainActor @Sendable (Bool) -> Void = { _ in } }
