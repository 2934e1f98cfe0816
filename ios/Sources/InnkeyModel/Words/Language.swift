/// A language that Innkey speaks, by its tag.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case german = "de"
    case italian = "it"
}
