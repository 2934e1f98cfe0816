import Foundation
import Testing

@testable import InnkeyModel

/// What a person reads when a model says `Words`.
struct WordsTests {
    @Test(arguments: [(Language.english, "Cancel"), (.german, "Abbrechen"), (.italian, "Annulla")])
    func sayTheLanguageAskedFor(language: Language, text: String) {
        #expect(Words("cancel").text(in: language) == text)
    }

    @Test func putArgumentsInTheirPlaces() {
        let words = Words("customer_signed_in_with", "Anna", .text("iPhone"))
        #expect(words.text(in: .english) == "Signed in as Anna just now, with iPhone.")
        #expect(words.text(in: .german) == "Gerade als Anna angemeldet, mit iPhone.")
    }

    @Test(arguments: [
        (0, "0 projects"), (1, "1 project"), (2, "2 projects"), (21, "21 projects"), (1_000, "1000 projects"),
    ])
    func tellOneFromMany(count: Int, text: String) {
        #expect(Words("add_projects", .number(count)).text(in: .english) == text)
    }

    @Test(arguments: [
        (Language.english, "1 page", "2 pages"), (.german, "1 Seite", "2 Seiten"), (.italian, "1 pagina", "2 pagine"),
    ])
    func letTheTotalChooseThePlural(language: Language, one: String, two: String) {
        #expect(Words("editor_tick_some", 0, 1).text(in: language).hasSuffix(one))
        #expect(Words("editor_tick_some", 1, 2).text(in: language).hasSuffix(two))
        #expect(Words("editor_tick_some", 1, 2).text(in: .english) == "1 of 2 pages")
    }

    @Test func sayWordsInWordsInTheSameLanguage() {
        let words = Words("format_two", .words(Words("format_hours", 1)), .words(Words("format_minutes", 5)))
        #expect(words.text(in: .english) == "1 hour 5 minutes")
        #expect(words.text(in: .italian) == "1 ora e 5 minuti")
    }

    @Test func areTheSameEverywhereIfThereIsNothingToTranslate() {
        for language in Language.allCases { #expect(Words("settings_german").text(in: language) == "Deutsch") }
    }

    @Test func keepTheLineBreaksOfTheText() {
        #expect(Words("settings_stay_from_until", "1", "2").text(in: .english).split(separator: "\n").count == 3)
    }

    @Test func showTheirKeyIfThereIsNoText() {
        #expect(Words("no_such_text").text(in: .german) == "no_such_text")
    }
}

/// How placeholders are found and filled.
struct TemplateTests {
    @Test func aTranslationMayTurnArgumentsRound() {
        #expect(Template("%2$@ bei %1$@").filled(with: ["Anna", "Casa"], in: .german) == "Casa bei Anna")
    }

    @Test func anArgumentIsNeverReadAsATemplate() {
        #expect(Template("%1$@, %2$@").filled(with: ["%2$@", "b"], in: .english) == "%2$@, b")
    }

    @Test func aDoubledPercentSignIsOne() {
        #expect(Template("%1$lld %% full").filled(with: [80], in: .english) == "80 % full")
        #expect(Template("%%1$@").placeholders.isEmpty)
    }

    @Test(arguments: ["%", "100 %", "%d", "%$@", "%0$@", "%1", "%1$", "%1$s", "%-1$@"])
    func whatIsNoPlaceholderStays(text: String) {
        #expect(Template(text).pieces == [.text(text)])
    }

    @Test func aPlaceWithoutAnArgumentStaysEmpty() {
        #expect(Template("<%1$@%3$@>").filled(with: ["a", "b"], in: .english) == "<a>")
    }
}
