import InnkeyModel
import UIKit

/// What leads out of the app.
@MainActor
public struct PhoneOutside: Outside {
    /// The app's page in the App Store; `nil` as long as it has none.
    private let store: URL?

    public init(store: URL?) { self.store = store }

    public func go(_ step: Step) -> Bool {
        switch step {
        // An app may open no other page of the settings than its own; from there it is one step to the storage.
        case .freeSpace: return Self.openSettings()
        case .update: return Self.open(store)
        case .nothing, .tryAgain, .refresh, .signIn, .download, .addAgain: return false
        }
    }

    /// The app's page in the phone's settings.
    @discardableResult
    public static func openSettings() -> Bool { open(URL(string: UIApplication.openSettingsURLString)) }

    private static func open(_ url: URL?) -> Bool {
        guard let url else { return false }
        UIApplication.shared.open(url)
        return true
    }
}
