/// A text cut at its placeholders.
struct Template: Equatable {
    enum Piece: Equatable {
        case text(String)
        case place(Placeholder)
    }

    let pieces: [Piece]

    var placeholders: [Placeholder] {
        pieces.compactMap { piece in
            if case .place(let placeholder) = piece { placeholder } else { nil }
        }
    }

    /// Placeholders are numbered (`%1$@`, `%2$lld`), so that a translation may turn them round. `%%` is a percent
    /// sign. Any other `%` stays as it stands.
    init(_ text: String) {
        var pieces: [Piece] = []
        var plain = ""
        var rest = text[...]
        while let character = rest.first {
            if rest.hasPrefix("%%") {
                plain.append("%")
                rest = rest.dropFirst(2)
            } else if let (placeholder, after) = Placeholder.beginning(rest) {
                if !plain.isEmpty { pieces.append(.text(plain)) }
                plain = ""
                pieces.append(.place(placeholder))
                rest = after
            } else {
                plain.append(character)
                rest = rest.dropFirst()
            }
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
    }

    /// The text with the arguments in their places. A place without an argument stays empty.
    func filled(with arguments: [Argument], in language: Language) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .place(let place):
                arguments.indices.contains(place.position - 1) ? arguments[place.position - 1].text(in: language) : ""
            }
        }.joined()
    }
}

/// Where an argument goes, such as `%1$@`.
struct Placeholder: Hashable {
    enum Kind: String {
        case text = "@"
        case number = "lld"
    }

    /// Counted from 1.
    let position: Int
    let kind: Kind

    /// The placeholder that the text begins with, and what comes after it.
    fileprivate static func beginning(_ text: Substring) -> (Placeholder, Substring)? {
        guard text.first == "%" else { return nil }
        let digits = text.dropFirst().prefix { "0" <= $0 && $0 <= "9" }
        let rest = text[digits.endIndex...]
        guard let position = Int(digits), position > 0, rest.first == "$" else { return nil }
        for kind in [Kind.text, .number] where rest.dropFirst().hasPrefix(kind.rawValue) {
            return (Placeholder(position: position, kind: kind), rest.dropFirst(1 + kind.rawValue.count))
        }
        return nil
    }
}

extension Argument {
    fileprivate func text(in language: Language) -> String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .words(let words): words.text(in: language)
        }
    }
}
