import Foundation

@testable import InnkeyModel

/// Something that a person would stumble over, or that an app would show wrongly.
struct Mistake: Hashable, CustomStringConvertible {
    enum Kind: String {
        case missing, surplus, empty, placeholders, percent, typewritten
        case plural = "plural forms"
        case wording = "other words than on Android"
        case needless = "needless difference"
    }

    let kind: Kind
    let key: String
    let language: Language?

    init(_ kind: Kind, _ key: String, _ language: Language? = nil) {
        (self.kind, self.key, self.language) = (kind, key, language)
    }

    var description: String { "\(key) \(language?.rawValue ?? ""): \(kind.rawValue)" }
}

/// Compares the texts of the iOS app with those of the Android app.
struct Comparison {
    let android: Texts
    let ios: Texts
    let differences: Differences

    var mistakes: Set<Mistake> {
        Set(Language.allCases.flatMap { inKeys($0) + inTexts($0) } + needless)
    }

    private func inKeys(_ language: Language) -> [Mistake] {
        let own = Set(differences.onlyOnIos.keys).filter { language == .english || !ios.untranslated.contains($0) }
        let wanted = Set(android[language].keys).subtracting(differences.onlyOnAndroid.keys).union(own)
        let there = Set(ios[language].keys)
        return wanted.subtracting(there).map { Mistake(.missing, $0, language) }
            + there.subtracting(wanted).map { Mistake(.surplus, $0, language) }
    }

    private func inTexts(_ language: Language) -> [Mistake] {
        ios[language].flatMap { key, phrase in
            let kinds = flaws(phrase) + (android[language][key].map { deviations(key, phrase, $0) } ?? [])
            let unlikeEnglish = ios[.english][key].map { shape($0) != shape(phrase) } ?? false
            return (kinds + (unlikeEnglish ? [.placeholders] : [])).map { Mistake($0, key, language) }
        }
    }

    /// What is wrong with a text whatever the others say.
    private func flaws(_ phrase: Phrase) -> [Mistake.Kind] {
        var found: [Mistake.Kind] = []
        let texts = phrase.forms.values
        if texts.isEmpty || texts.contains(where: { $0.allSatisfy(\.isWhitespace) }) { found.append(.empty) }
        if ![["other"], ["one", "other"]].contains(Set(phrase.forms.keys)) { found.append(.plural) }
        if texts.contains(where: hasPercentLeft) { found.append(.percent) }
        if texts.contains(where: isTypewritten) { found.append(.typewritten) }
        return found
    }

    private func deviations(_ key: String, _ phrase: Phrase, _ android: Phrase) -> [Mistake.Kind] {
        let wanted = android.forms.filter { $0.key != "many" }
        var found: [Mistake.Kind] = []
        if Set(wanted.keys) != Set(phrase.forms.keys) { found.append(.plural) }
        if shape(Phrase(forms: wanted)) != shape(phrase) { found.append(.placeholders) }
        if differences.differ[key] == nil, wanted != phrase.forms { found.append(.wording) }
        return found
    }

    /// Differences that are none, or no more.
    private var needless: [Mistake] {
        let (there, here) = (android[.english], ios[.english])
        let keys =
            differences.onlyOnAndroid.keys.filter { there[$0] == nil || here[$0] != nil }
            + differences.onlyOnIos.keys.filter { there[$0] != nil }
            + differences.differ.keys.filter { key in
                Language.allCases.allSatisfy { ios[$0][key]?.forms == android[$0][key]?.forms }
            }
        return keys.map { Mistake(.needless, $0) }
    }

    /// Which placeholders there are in each form, in whatever order.
    private func shape(_ phrase: Phrase) -> [String: [Placeholder: Int]] {
        phrase.forms.mapValues { text in
            Dictionary(Template(text).placeholders.map { ($0, 1) }, uniquingKeysWith: +)
        }
    }

    private func hasPercentLeft(_ text: String) -> Bool {
        Template(text.replacing("%%", with: "")).pieces.contains { piece in
            if case .text(let text) = piece { text.contains("%") } else { false }
        }
    }

    private func isTypewritten(_ text: String) -> Bool {
        text.contains(/["']|\.\.\./) || text != text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
