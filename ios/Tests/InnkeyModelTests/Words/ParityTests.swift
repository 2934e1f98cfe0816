import Foundation
import Testing

@testable import InnkeyModel

/// Both apps say the same, in every language.
struct ParityTests {
    @Test func theAppsSayTheSame() throws {
        let comparison = Comparison(
            android: try Texts(android: Workspace.androidTexts),
            ios: try Texts(catalog: Data(contentsOf: Workspace.catalog)),
            differences: try JSONDecoder().decode(Differences.self, from: Data(contentsOf: Workspace.differences)))
        #expect(comparison.android[.english].count > 500)
        #expect(comparison.mistakes.map(\.description).sorted() == [])
    }

    /// Why the catalog does without Italian's third form.
    @Test func italianMillionsAreSaidAsAnyOtherNumber() throws {
        let plurals = try Texts(android: Workspace.androidTexts)[.italian].filter { $0.value.forms.count > 1 }
        #expect(!plurals.isEmpty)
        for (key, phrase) in plurals { #expect(phrase.forms["many"] == phrase.forms["other"], "\(key)") }
    }

    @Test func theSystemAsksInEveryLanguage() throws {
        let texts = try Texts(catalog: Data(contentsOf: Workspace.infoPlistCatalog))
        let questions = texts[.english].keys.filter { $0.hasSuffix("UsageDescription") }
        #expect(questions.count == 4)
        let comparison = Comparison(
            android: Texts(), ios: texts,
            differences: Differences(onlyOnIos: texts[.english].mapValues { _ in "of iOS" }))
        #expect(comparison.mistakes.map(\.description).sorted() == [])
    }
}

/// The comparison finds each kind of mistake, in small made-up apps.
struct ComparisonTests {
    private static let android = """
        <resources>
            <string name="code" translatable="false">XXXX</string>
            <string name="hello">Hello %1$s, it\\'s %2$d</string>
            <plurals name="days">
                <item quantity="one">%1$d day</item>
                <item quantity="many">%1$d days</item>
                <item quantity="other">%1$d days</item>
            </plurals>
        </resources>
        """

    private static let ios: [String: Phrase] = [
        "hello": Phrase(forms: ["other": "Hello %1$@, it’s %2$lld"]),
        "days": Phrase(forms: ["one": "%1$lld day", "other": "%1$lld days"]),
    ]

    /// Compares after `change` has spoilt the German texts.
    private func mistakes(
        _ differences: Differences = Differences(), change: (inout [String: Phrase]) -> Void = { _ in }
    ) throws -> Set<Mistake> {
        let reader = AndroidReader(Data(Self.android.replacing("\\'", with: "’").utf8))
        try reader.read()
        var android = Texts(untranslated: reader.untranslated)
        var ios = Texts(untranslated: ["code"])
        for language in Language.allCases {
            android.phrases[language] = reader.phrases
            ios.phrases[language] = Self.ios
            if language != .english { android.phrases[language]?["code"] = nil }
        }
        ios.phrases[.english]?["code"] = Phrase(forms: ["other": "XXXX"])
        change(&ios.phrases[.german, default: [:]])
        return Comparison(android: android, ios: ios, differences: differences).mistakes
    }

    @Test func nothingIsFoundWhereNothingIsWrong() throws {
        #expect(try mistakes().isEmpty)
    }

    @Test func aTextThatIsMissing() throws {
        #expect(try mistakes { $0["hello"] = nil } == [Mistake(.missing, "hello", .german)])
    }

    @Test func aTextTooMany() throws {
        #expect(try mistakes { $0["more"] = Phrase(forms: ["other": "More"]) } == [Mistake(.surplus, "more", .german)])
    }

    @Test(arguments: [
        ("", Mistake.Kind.empty), (" ", .empty), ("Hallo %1$@", .placeholders), ("%1$@ %1$@ %2$lld", .placeholders),
        ("%1$lld %2$lld", .placeholders), ("%1$@ %3$lld", .placeholders), ("%1$@ %2$lld %", .percent),
        ("%1$@ %2$lld %s", .percent), ("it's %1$@ %2$lld", .typewritten), ("%1$@ %2$lld...", .typewritten),
        ("%1$@ %2$lld ", .typewritten), ("Hallo %1$@, %2$lld", .wording),
    ])
    func aTextThatIsWrong(text: String, kind: Mistake.Kind) throws {
        let found = try mistakes { $0["hello"] = Phrase(forms: ["other": text]) }
        #expect(found.contains(Mistake(kind, "hello", .german)))
        let allowed = try mistakes(Differences(differ: ["hello": "said otherwise"])) {
            $0["hello"] = Phrase(forms: ["other": text])
        }
        #expect(allowed.contains(Mistake(kind, "hello", .german)) == (kind != .wording))
    }

    @Test func aPercentSignThatIsMeantIsNoMistake() throws {
        let found = try mistakes(Differences(differ: ["hello": "said otherwise"])) {
            $0["hello"] = Phrase(forms: ["other": "%1$@: %2$lld %%"])
        }
        #expect(found.isEmpty)
    }

    @Test(arguments: [["one"], ["other"], ["one", "other", "many"], ["one", "few"]])
    func aPluralWithTheWrongForms(forms: [String]) throws {
        let found = try mistakes {
            $0["days"] = Phrase(forms: .init(uniqueKeysWithValues: forms.map { ($0, "%1$lld Tage") }))
        }
        #expect(found.contains(Mistake(.plural, "days", .german)))
    }

    @Test func aPluralOfWhichOneFormLacksTheNumber() throws {
        let found = try mistakes { $0["days"] = Phrase(forms: ["one": "Ein Tag", "other": "%1$lld Tage"]) }
        #expect(found.contains(Mistake(.placeholders, "days", .german)))
    }

    @Test func aDifferenceThatIsNone() throws {
        #expect(try mistakes(Differences(differ: ["hello": ""])) == [Mistake(.needless, "hello")])
        #expect(try mistakes(Differences(onlyOnAndroid: ["gone": ""])) == [Mistake(.needless, "gone")])
        #expect(try mistakes(Differences(onlyOnAndroid: ["hello": ""])).contains(Mistake(.needless, "hello")))
        #expect(try mistakes(Differences(onlyOnIos: ["hello": ""])) == [Mistake(.needless, "hello")])
    }

    @Test func aTextOfIosAloneIsWantedInEachLanguage() throws {
        let found = try mistakes(Differences(onlyOnIos: ["lens": ""])) {
            $0["lens"] = Phrase(forms: ["other": "Linse"])
        }
        #expect(found == [Mistake(.missing, "lens", .english), Mistake(.missing, "lens", .italian)])
    }
}
