@testable import InnkeyModel

/// Looks for `Words("key", …)` in Swift sources.
struct KeyCheck {
    private let phrases: [String: Phrase]

    init(_ phrases: [String: Phrase]) {
        self.phrases = phrases
    }

    /// - Returns: what is wrong with the keys asked for, and the keys that stand in no source, both sorted.
    func read(_ sources: [String]) -> (wrong: [String], unused: [String]) {
        var wrong: Set<String> = []
        var named: Set<String> = []
        for source in sources.map(withoutComments) {
            named.formUnion(literals(in: source))
            for match in source.matches(of: /\bWords\(/) {
                let arguments = split(source[match.range.upperBound...])
                for key in literals(in: arguments.first ?? "") {
                    if let phrase = phrases[key] {
                        let places = places(phrase)
                        if places != arguments.count - 1 {
                            wrong.insert("\(key): \(arguments.count - 1) arguments for \(places)")
                        }
                    } else {
                        wrong.insert("\(key): no such text")
                    }
                }
            }
        }
        return (wrong.sorted(), phrases.keys.filter { !named.contains($0) }.sorted())
    }

    private func places(_ phrase: Phrase) -> Int {
        phrase.forms.values.flatMap { Template($0).placeholders.map(\.position) }.max() ?? 0
    }

    private func withoutComments(_ source: String) -> String {
        source.replacing(/\/\/.*/, with: "")
    }

    private func literals(in source: some StringProtocol) -> [String] {
        String(source).matches(of: /"([a-z0-9_]+)"/).map { String($0.1) }
    }

    /// The arguments of a call, from after its opening to its closing bracket.
    private func split(_ text: Substring) -> [String] {
        var arguments = [""]
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isQuoted {
                isQuoted = isEscaped || character != "\""
                isEscaped = !isEscaped && character == "\\"
            } else {
                if "([{".contains(character) { depth += 1 }
                if ")]}".contains(character) { depth -= 1 }
                if depth < 0 { break }
                isQuoted = character == "\""
                if character == ",", depth == 0 {
                    arguments.append("")
                    continue
                }
            }
            arguments[arguments.count - 1].append(character)
        }
        // A comma may stand after the last argument.
        return arguments.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
