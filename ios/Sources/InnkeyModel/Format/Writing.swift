import Foundation

/// In which language, and in which country's manner, a screen writes.
public struct Writing: Sendable, Hashable {
    public let language: Language
    public let locale: Locale

    /// - Parameter region: the country whose manner of writing dates and numbers is meant; `nil`: the language's own.
    public init(_ language: Language, region: Locale.Region? = nil) {
        self.language = language
        var parts = Locale.Language.Components(languageCode: .init(language.rawValue))
        parts.region = region
        self.locale = Locale(languageComponents: parts)
    }

    /// A text, said.
    public func text(_ words: Words) -> String { words.text(in: language) }
}
