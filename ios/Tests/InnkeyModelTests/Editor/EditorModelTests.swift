import Foundation
import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// Filling in.
@MainActor
@Suite(.timeLimit(.minutes(5))) struct EditorModelTests {
    private let bench = EditorBench()
    private var building: EditorBuilding { bench.building }

    @Test func noPasswordIsKept() async throws {
        let editor = try await bench.editor()
        editor.edit { ($0.signIn, $0.user) = (.login, "maria") }
        editor.set(password: "correct horse")
        let kept = try JSONEncoder().encode(#require(bench.kept.saved.value))
        #expect(String(decoding: kept, as: UTF8.self).contains("maria"))
        #expect(!String(decoding: kept, as: UTF8.self).contains("correct horse"))
        #expect(!"\(editor.state)".contains("correct horse"))
        var dumped = ""
        dump(editor.state.password, to: &dumped)
        #expect(!dumped.contains("correct horse"))
        #expect(try await bench.editor().state.password.text.isEmpty)
    }

    @Test func aKeptFormOfAnotherVersionOfTheAppIsForgotten() async throws {
        let old = Saved<SavedEditor>(read: { Data(#"{"form": {}}"#.utf8) }, write: { _ in })
        let editor = EditorModel(
            project: { [building] in building }, customer: nil, saved: old, onCreated: { _ in }, onDone: {})
        await editor.run("en")
        #expect(editor.state.form?.name.isEmpty == true)
    }

    @Test func thePreviewFollowsGroupAndChoiceInTheGuestsLanguage() async throws {
        let editor = try await bench.editor()
        func pages() -> [String]? { editor.state.preview?.flatMap(\.pages).map(\.name) }
        #expect(pages() == ["living en", "bedroom en", "pool en", "lawn en", "boiler en"])
        editor.choose(group: "flat")
        #expect(pages() == ["living en", "bedroom en", "pool en"])
        editor.edit { ($0.sight, $0.ids) = (.chosen, ["boiler"]) }
        #expect(pages() == ["boiler en"])
        editor.edit { $0.language = "it" }
        try await eventually("it is not in Italian") { pages() == ["boiler it"] }
        editor.edit { ($0.sight, $0.language) = (.everything, "") }
        #expect(pages()?.count == 5)
        await editor.save()?.value
        #expect(bench.only?.settings.rights == .everything)
    }

    @Test func whatIsNotOnThePhoneHasNoPreviewAndCanStillBeSaved() async throws {
        building.downloaded = false
        let editor = try await bench.editor()
        #expect(editor.state.preview == nil)
        await editor.save()?.value
        #expect(bench.only != nil)
    }

    @Test func aGroupThatIsGoneIsToldBesideItsField() async throws {
        building.add("c", CustomerSettings(group: "gone"))
        #expect(try await bench.editor("c").state.hints[.group] == Words("editor_hint_group"))
    }

    @Test func theHoursAreTheGroupsInTheBuildingsTimeZone() async throws {
        let editor = try await bench.editor(phone: TimeZone(identifier: "America/New_York"))
        #expect(editor.state.building?.foreign == true)
        editor.set(from: Day(2026, 8, 3), nil)
        editor.set(until: Day(2026, 8, 10), nil)
        #expect(try editor.state.form?.from == moment("2026-08-03T13:00:00Z"))
        #expect(try editor.state.form?.until == moment("2026-08-10T08:00:00Z"))
        editor.set(until: Day(2026, 8, 10), ClockTime(9, 30))
        editor.choose(group: "flat")
        #expect(try editor.state.form?.from == moment("2026-08-03T14:00:00Z"))
        #expect(try editor.state.form?.until == moment("2026-08-10T07:30:00Z"))
    }

    @Test func aStayThatEndsBeforeItBeginsIsToldAtOnceAndNotSent() async throws {
        let editor = try await bench.editor()
        editor.edit { ($0.from, $0.until) = (noon, noon) }
        #expect(editor.state.hints[.until] == Words("editor_hint_until"))
        #expect(editor.save() == nil)
        #expect(building.saved.isEmpty)
        #expect(editor.state.refusal?.what == .words(Words("editor_mend")))
    }

    @Test func leavingAsksOnlyIfSomethingWouldBeLost() async throws {
        building.add("c", CustomerSettings(name: "Maria"))
        let editor = try await bench.editor("c")
        editor.edit { $0.name = "Mario" }
        editor.leave()
        #expect(editor.state.leaving)
        editor.stay()
        editor.edit { $0.name = "Maria" }
        #expect(bench.done == 0)
        editor.leave()
        #expect(bench.done == 1)
    }
}
