import InnkeyModel
import Testing

@MainActor
struct PreferencesTests {
    private let store = MemoryStore()

    @Test func whatWasChosenIsFoundAgain() {
        let before = Preferences(store)
        #expect(before.theme == .system)
        #expect(before.language == nil)
        before.set(Theme.dark)
        before.set(Language.italian)
        before.set(.password, of: "p")
        let after = Preferences(store)
        #expect(after.theme == .dark)
        #expect(after.language == .italian)
        #expect(after.signInMethod("p") == .password)
        #expect(after.signInMethod("q") == nil)
    }

    @Test func thePhonesLanguageCanBeChosenAgain() {
        let preferences = Preferences(store)
        preferences.set(Language.german)
        preferences.set(nil as Language?)
        #expect(Preferences(store).language == nil)
    }

    @Test func whatAnotherVersionKeptIsAsIfNothingWere() {
        store.set("sepia", forKey: "theme")
        store.set("tlh", forKey: "language")
        #expect(Preferences(store).theme == .system)
        #expect(Preferences(store).language == nil)
    }
}

struct LanguagesTests {
    @Test(
        arguments: [
            (nil, ["fr-FR", "it-CH", "de"], Language.italian), (nil, ["fr"], .english), (nil, [], .english),
            (.german, ["it"], .german),
        ] as [(Language?, [String], Language)])
    func spoken(chosen: Language?, preferred: [String], spoken: Language) {
        #expect(Language.spoken(chosen, preferred: preferred) == spoken)
    }
}
