/// Something to say, not yet said: a key of the catalog and what is filled in.
///
/// Models hold this instead of a sentence, so that a change of language reaches everything on the screen.
public struct Words: Sendable, Hashable {
    /// The same key as in the Android app, such as `signin_code_short`.
    public let key: String
    /// In the order of the placeholders `%1$…`, `%2$…`.
    public let arguments: [Argument]

    /// `Words("projects_until", .text(day))`
    public init(_ key: String, _ arguments: Argument...) {
        self.key = key
        self.arguments = arguments
    }

    /// The sentence. A key that the catalog does not know stands for itself, as it does on Apple's platforms.
    public func text(in language: Language) -> String {
        Catalog.shared.text(self, in: language) ?? key
    }
}
