import Foundation

extension Language {
    /// What the app speaks.
    ///
    /// - Parameters:
    ///   - chosen: what a person has chosen in the app; `nil`: the phone's.
    ///   - preferred: the phone's languages by their tags, the dearest first; on a phone `Locale.preferredLanguages`.
    public static func spoken(_ chosen: Language?, preferred: [String]) -> Language {
        if let chosen { return chosen }
        let known = preferred.lazy.compactMap { tag in
            Locale.Language(identifier: tag).languageCode.flatMap { Language(rawValue: $0.identifier) }
        }
        return known.first ?? .english
    }
}
