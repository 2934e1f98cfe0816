/// What is typed or pasted into the eight places of a code; whether it is one, the core says.
public enum CodeInput {
    /// How many places a code has.
    public static let length = 8
    private static let group = 4

    /// With a gap between the two groups as soon as there is a second one: what the field shows.
    public static func shown(_ code: String) -> String {
        code.count > group ? "\(code.prefix(group))-\(code.dropFirst(group))" : code
    }

    /// The code after the field, which showed `code`, has become `text`.
    public static func typed(_ text: String, over code: String) -> String {
        let added = added(text, to: shown(code))
        // More than can be typed at once: it was pasted.
        if added.count >= length { return self.code(in: added) ?? code }
        return String(places(text).prefix(length))
    }

    /// The code in what was pasted: a message has it as hosts' apps write it, `XXXX-XXXX`; else the text is a code
    /// itself, however it is spelled. `nil` if it is neither.
    static func code(in pasted: String) -> String? {
        let code = places(inMessage(pasted) ?? pasted)
        return code.count == length ? code : nil
    }

    private static func inMessage(_ text: String) -> String? {
        let pattern = /(?:^|[^A-Za-z0-9\-])([0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4})(?![A-Za-z0-9\-])/
        return text.firstMatch(of: pattern).map { String($0.1) }
    }

    private static func places(_ text: String) -> String {
        text.filter { $0.isLetter || $0.isNumber }.uppercased()
    }

    /// What stands in `text` between the beginning and the end that it has in common with `before`.
    private static func added(_ text: String, to before: String) -> String {
        let start = zip(text, before).prefix { $0 == $1 }.count
        let (rest, old) = (text.dropFirst(start), before.dropFirst(start))
        let end = zip(rest.reversed(), old.reversed()).prefix { $0 == $1 }.count
        return String(rest.dropLast(end))
    }
}
