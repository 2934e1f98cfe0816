import Foundation

@testable import InnkeyModel

/// All texts of one app, with placeholders as on iOS.
struct Texts {
    var phrases: [Language: [String: Phrase]] = [:]
    /// Keys of texts that are the same in every language, so stand only in English.
    var untranslated: Set<String> = []

    subscript(language: Language) -> [String: Phrase] { phrases[language] ?? [:] }
}

extension Texts {
    /// What stands in a String Catalog, without any falling back to English.
    init(catalog data: Data) throws {
        let file = try JSONDecoder().decode(CatalogFile.self, from: data)
        for language in Language.allCases {
            phrases[language] = file.strings.compactMapValues { entry in
                (entry.localizations?[language.rawValue]).flatMap { Phrase($0) }
            }
        }
        untranslated = Set(file.strings.filter { $0.value.shouldTranslate == false }.keys)
    }
}

/// Where the apps may differ, each with the reason. It is also what `ios/tools/texts` leaves alone.
struct Differences: Decodable {
    var onlyOnAndroid: [String: String] = [:]
    var differ: [String: String] = [:]
    var onlyOnIos: [String: String] = [:]
}
