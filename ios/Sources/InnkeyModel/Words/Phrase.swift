import Foundation

/// One text of one language, with its plural forms.
struct Phrase: Sendable, Equatable {
    /// `other`, and `one` if there is a plural.
    ///
    /// English, German and Italian need no more: whole numbers are singular at 1 and plural elsewhere. Italian has a
    /// third form, `many`, for whole millions only ("un milione di ospiti"), which no number here reaches.
    let forms: [String: String]
    /// Which argument chooses the form, counted from 1. `nil`: the first number.
    let counted: Int?

    init(forms: [String: String], counted: Int? = nil) {
        self.forms = forms
        self.counted = counted
    }

    /// `nil` if there is no text in it.
    init?(_ localization: CatalogFile.Localization) {
        if let plural = localization.variations?.plural {
            self.init(forms: plural.mapValues(\.stringUnit.value))
        } else if let text = localization.stringUnit?.value {
            self.init(text, localization.substitutions ?? [:])
        } else {
            return nil
        }
    }

    /// A text with one substitution is the same as a text whose plural is chosen by another argument than the first.
    private init(_ text: String, _ substitutions: [String: CatalogFile.Substitution]) {
        guard let (name, part) = substitutions.first else {
            self.init(forms: ["other": text])
            return
        }
        let forms = (part.variations.plural ?? [:]).mapValues { form in
            let tail = form.stringUnit.value
                .replacingOccurrences(of: "%arg", with: "%\(part.argNum)$\(part.formatSpecifier)")
            return text.replacingOccurrences(of: "%#@\(name)@", with: tail)
        }
        self.init(forms: forms, counted: part.argNum)
    }

    /// The form that fits the arguments.
    func form(for arguments: [Argument]) -> String? {
        if count(arguments) == 1, let one = forms["one"] { one } else { forms["other"] }
    }

    private func count(_ arguments: [Argument]) -> Int? {
        if let counted {
            return arguments.indices.contains(counted - 1) ? arguments[counted - 1].number : nil
        }
        return arguments.lazy.compactMap(\.number).first
    }
}

extension Argument {
    fileprivate var number: Int? {
        if case .number(let number) = self { number } else { nil }
    }
}
