import Foundation
import Observation

/// How the app looks.
public enum Theme: String, Sendable, CaseIterable { case system, light, dark }

/// Where a few words are kept, by their names. `UserDefaults` is one; tests have one in memory.
@MainActor
public protocol PreferenceStore: AnyObject {
    func string(forKey name: String) -> String?
    func set(_ value: String?, forKey name: String)
}

/// What a person has chosen on this phone.
@MainActor
@Observable
public final class Preferences {
    /// Light, dark, or as the phone.
    public private(set) var theme: Theme
    /// The language that the app speaks; `nil`: the phone's.
    public private(set) var language: Language?

    @ObservationIgnored private let store: any PreferenceStore

    public init(_ store: any PreferenceStore) {
        self.store = store
        theme = store.string(forKey: Name.theme).flatMap(Theme.init) ?? .system
        language = store.string(forKey: Name.language).flatMap(Language.init)
    }

    public func set(_ theme: Theme) {
        store.set(theme.rawValue, forKey: Name.theme)
        self.theme = theme
    }

    /// - Parameter language: `nil`: the phone's.
    public func set(_ language: Language?) {
        store.set(language?.rawValue, forKey: Name.language)
        self.language = language
    }

    /// How a person signed in to a project last.
    public func signInMethod(_ project: String) -> SignInMethod? {
        store.string(forKey: Name.signIn + project).flatMap(SignInMethod.init)
    }

    public func set(_ method: SignInMethod, of project: String) {
        store.set(method.rawValue, forKey: Name.signIn + project)
    }

    private enum Name {
        static let theme = "theme"
        static let language = "language"
        static let signIn = "signIn-"
    }
}
