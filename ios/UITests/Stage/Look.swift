import InnkeyModel
import UIKit

/// How a phone is set up.
struct Look: Sendable {
    /// What the phone speaks.
    var language = Language.english
    var dark = false
    /// The largest letters that a person can choose.
    var largeText = false

    /// What the system and the app are started with.
    var arguments: [String] {
        // Of the country too, or dates would be written as on the machine.
        let region =
            switch language {
            case .english: "GB"
            case .german: "DE"
            case .italian: "IT"
            }
        let size: UIContentSizeCategory = largeText ? .accessibilityExtraExtraExtraLarge : .large
        return [
            "-AppleLanguages", "(\(language.rawValue))", "-AppleLocale", "\(language.rawValue)_\(region)",
            "-UIPreferredContentSizeCategoryName", size.rawValue,
            // Of the app's own choices: see `Preferences`.
            "-theme", dark ? "dark" : "light",
        ]
    }

    /// A folder's name, e.g. `phone-dark-german`.
    var name: String {
        let spoken: String? =
            switch language {
            case .english: nil
            case .german: "german"
            case .italian: "italian"
            }
        return ["phone", dark ? "dark" : nil, spoken, largeText ? "large-text" : nil].compactMap { $0 }
            .joined(separator: "-")
    }
}
