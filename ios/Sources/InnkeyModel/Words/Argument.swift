/// What is filled into a text.
public enum Argument: Sendable, Hashable {
    /// A name, a date, a size: anything that is said as it stands.
    case text(String)
    /// A count; the first one chooses between singular and plural.
    case number(Int)
    /// Another text of the catalog, said in the same language as the one around it.
    indirect case words(Words)
}

extension Argument: ExpressibleByStringInterpolation {
    /// `"Casa Aurora"` for `.text("Casa Aurora")`
    public init(stringLiteral value: String) { self = .text(value) }
}

extension Argument: ExpressibleByIntegerLiteral {
    /// `3` for `.number(3)`
    public init(integerLiteral value: Int) { self = .number(value) }
}
