import Foundation

/// All texts, read from `Localizable.xcstrings`.
///
/// Innkey reads the catalog itself rather than by `String(localized:)`. So it is the same on Linux, where nothing
/// compiles a catalog, and the language chosen in the app is followed at once. Hence the manifest says
/// `.copy("Words/Localizable.xcstrings")`: processed, Xcode would leave nothing of the file to read.
struct Catalog: Sendable {
    /// The one of the app, read when the first text is wanted.
    static let shared = Catalog.ofTheApp()

    private let phrases: [Language: [String: Phrase]]

    init(_ file: CatalogFile) {
        phrases = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, file.strings.compactMapValues { Self.phrase($0, language.rawValue, file.sourceLanguage) })
            })
    }

    /// In the language's own words, or else in the source's: some texts are the same everywhere, such as `Deutsch`.
    private static func phrase(_ entry: CatalogFile.Entry, _ language: String, _ source: String) -> Phrase? {
        let localization = entry.localizations?[language] ?? entry.localizations?[source]
        return localization.flatMap { Phrase($0) }
    }

    /// A catalog that cannot be read leaves the app with keys for texts, which is better than no app.
    private static func ofTheApp() -> Catalog {
        let url = Bundle.module.url(forResource: "Localizable", withExtension: "xcstrings")
        let data = url.flatMap { try? Data(contentsOf: $0) }
        let file = data.flatMap { try? JSONDecoder().decode(CatalogFile.self, from: $0) }
        return Catalog(file ?? CatalogFile(sourceLanguage: Language.english.rawValue, strings: [:]))
    }

    func text(_ words: Words, in language: Language) -> String? {
        guard let form = phrases[language]?[words.key]?.form(for: words.arguments) else { return nil }
        return Template(form).filled(with: words.arguments, in: language)
    }
}
