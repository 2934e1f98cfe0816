/// A String Catalog as Xcode writes it, as far as Innkey uses the format.
struct CatalogFile: Decodable {
    /// Its texts stand in for those that are the same in every language.
    let sourceLanguage: String
    /// By key.
    let strings: [String: Entry]

    struct Entry: Decodable {
        let shouldTranslate: Bool?
        let localizations: [String: Localization]?
    }

    /// Either one text or one for each plural form; `substitutions` are the parts of a text that have plural forms.
    struct Localization: Decodable {
        let stringUnit: Unit?
        let variations: Variations?
        let substitutions: [String: Substitution]?
    }

    struct Variations: Decodable {
        let plural: [String: Form]?
    }

    struct Form: Decodable {
        let stringUnit: Unit
    }

    /// `%#@name@` in a text: `%arg` in its forms is the argument number `argNum`.
    struct Substitution: Decodable {
        let argNum: Int
        let formatSpecifier: String
        let variations: Variations
    }

    struct Unit: Decodable {
        let value: String
    }
}
