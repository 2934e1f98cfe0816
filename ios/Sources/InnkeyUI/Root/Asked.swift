import Foundation
import InnkeyModel
import Observation

/// A screen that was asked for outside of the window, as by a notification, until the window is there to go to it.
@MainActor
@Observable
public final class Asked {
    public var route: Route?

    public init() {}
}

extension Writing {
    /// As a person has chosen in the app, else as the phone speaks; numbers and days as its country writes them.
    @MainActor
    public static func spoken(_ preferences: Preferences) -> Writing {
        Writing(
            .spoken(preferences.language, preferred: Locale.preferredLanguages), region: Locale.current.region)
    }
}
