import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

/// Saving: once, and nothing of anybody's is lost.
@MainActor
@Suite(.timeLimit(.minutes(5))) struct EditorSavingTests {
    private let bench = EditorBench()
    private var building: EditorBuilding { bench.building }

    @Test func savingTwiceMakesOneCustomer() async throws {
        let editor = try await bench.editor()
        editor.edit { $0.name = "Maria" }
        let saving = editor.save()
        #expect(editor.save() == nil)
        await saving?.value
        #expect(bench.created == ["new-1"])
        #expect(editor.save() == nil)
        #expect(building.calls == ["create"])
        #expect(bench.only?.settings.name == "Maria")
    }

    @Test func aLostAnswerAndAChangedMindMakeOneCustomerAsItWasLast() async throws {
        let editor = try await bench.editor()
        building.failures = [.init(error: offline, lost: true)]
        editor.edit { ($0.name, $0.signIn) = ("Maria", .later) }
        await editor.save()?.value
        #expect(editor.state.refusal != nil)
        #expect(!editor.state.saving)
        editor.edit { ($0.name, $0.signIn) = ("Maria Rossi", .code) }
        await editor.save()?.value
        #expect(bench.created == ["new-1"])
        #expect(bench.only?.settings.name == "Maria Rossi")
        #expect(bench.only?.code != nil)
    }

    @Test func aLostAnswerAndTheEndOfTheAppMakeOneCustomer() async throws {
        building.failures = [.init(error: offline, lost: true)]
        let editor = try await bench.editor()
        editor.edit { $0.name = "Maria" }
        await editor.save()?.value
        let again = try await bench.editor()
        #expect(again.state.form?.name == "Maria")
        again.edit { $0.note = "Comes with a dog" }
        await again.save()?.value
        #expect(bench.created == ["new-1"])
        #expect(bench.only?.settings.note == "Comes with a dog")
    }

    @Test func aRequestThatNeverArrivedIsSentAgainAlsoAfterTheEndOfTheApp() async throws {
        building.failures = [.init(error: offline)]
        let editor = try await bench.editor()
        editor.edit { $0.name = "Maria" }
        await editor.save()?.value
        #expect(building.saved.isEmpty)
        try await bench.editor().save()?.value
        #expect(bench.only?.settings.name == "Maria")
    }

    @Test func whatWasRefusedIsMendedInANewDraft() async throws {
        let editor = try await bench.editor()
        building.failures = [.init(error: refusal(.userNameTaken, .correct))]
        editor.edit { ($0.signIn, $0.user) = (.login, "maria") }
        editor.set(password: "correct horse")
        await editor.save()?.value
        #expect(editor.state.hints[.login] == Words("editor_hint_user"))
        editor.edit { $0.user = "maria2" }
        #expect(editor.state.hints[.login] == nil)
        await editor.save()?.value
        #expect(bench.only?.user == "maria2")
        #expect(building.calls == ["create", "create"])
    }

    @Test func withoutOneTimeCodesTheGuestIsInvitedLater() async throws {
        building.failures = [.init(error: refusal(.otpOff, .signIn))]
        let editor = try await bench.editor()
        await editor.save()?.value
        #expect(editor.state.form?.signIn == .later)
        #expect(editor.state.building?.otp == false)
        await editor.save()?.value
        #expect(bench.only != nil)
        #expect(bench.only?.code == nil)
    }

    @Test func somebodyElsesChangeOfAnotherFieldIsKept() async throws {
        building.add("c", CustomerSettings(name: "Maria"))
        let editor = try await bench.editor("c")
        building.meanwhile("c", CustomerSettings(name: "Maria", note: "Theirs"))
        editor.edit { $0.name = "Maria Rossi" }
        await editor.save()?.value
        #expect(bench.done == 1)
        #expect(bench.only?.settings == CustomerSettings(name: "Maria Rossi", note: "Theirs"))
    }

    @Test func ofWhatBothChangedTheHostDecidesAndNothingElseIsLost() async throws {
        await (try await clash()).keepMine()?.value
        #expect(bench.only?.settings == CustomerSettings(name: "Mine", contact: "theirs", note: "mine"))

        let editor = try await clash()
        editor.takeTheirs()
        #expect(bench.only?.settings.name == "Theirs")
        let form = try #require(editor.state.form)
        #expect([form.name, form.contact, form.note] == ["Theirs", "theirs", "mine"])
        #expect(editor.state.changed)
        await editor.save()?.value
        #expect(bench.only?.settings == CustomerSettings(name: "Theirs", contact: "theirs", note: "mine"))
    }

    /// Both have changed the name; the host alone the note, the other alone the contact.
    private func clash() async throws -> EditorModel {
        bench.kept.saved.value = nil
        building.add("c", CustomerSettings(name: "Maria"))
        let editor = try await bench.editor("c")
        building.meanwhile("c", CustomerSettings(name: "Theirs", contact: "theirs"))
        editor.edit { ($0.name, $0.note) = ("Mine", "mine") }
        await editor.save()?.value
        #expect(editor.state.clash?.fields == [.name])
        #expect(!editor.state.saving)
        return editor
    }

    @Test func whatOthersChangedWhileTheAppWasNotThereIsNoticed() async throws {
        building.add("c", CustomerSettings(name: "Maria"))
        try await bench.editor("c").edit { $0.name = "Mine" }
        building.meanwhile("c", CustomerSettings(name: "Theirs"))
        let again = try await bench.editor("c")
        #expect(again.state.form?.name == "Mine")
        #expect(again.state.clash?.fields == [.name])
    }

    @Test func userNameAndPasswordAreGivenLeftAndTakenAway() async throws {
        building.add("c", CustomerSettings(), user: "maria")
        let first = try await bench.editor("c")
        first.edit { $0.note = "x" }
        await first.save()?.value
        #expect(bench.done == 1)
        #expect(bench.only?.user == "maria")

        bench.kept.saved.value = nil
        let second = try await bench.editor("c")
        second.edit { $0.user = "mary" }
        #expect(second.save() == nil)
        #expect(second.state.hints[.login] == Words("editor_hint_login"))
        second.set(password: "correct horse")
        await second.save()?.value
        #expect(bench.only?.user == "mary")

        bench.kept.saved.value = nil
        let third = try await bench.editor("c")
        third.edit { $0.signIn = .later }
        await third.save()?.value
        #expect(bench.only?.user == nil)
    }
}
