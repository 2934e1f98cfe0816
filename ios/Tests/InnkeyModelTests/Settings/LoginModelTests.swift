import Innkey
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5)))
struct LoginModelTests {
    private let project = SettingsProject()
    private let saved = Counter()

    private func opened(_ user: String?, password: String, current: String = "") -> LoginModel {
        let (project, saved) = (project, saved)
        let model = LoginModel(project: { project }, onSaved: { saved.add() })
        model.open(user)
        model.form.user = "maria"
        (model.form.password, model.form.current) = (password, current)
        return model
    }

    @Test func aFirstLoginNeedsNoPasswordUntilNow() async {
        let model = opened(nil, password: "limoncello-42")
        #expect(!model.state.hasLogin)
        await model.save()?.value
        #expect(project.login == .init(user: "maria", password: "limoncello-42", current: nil))
        #expect(saved.count == 1 && !model.state.open && !model.state.saving)
        #expect(model.form == LoginForm(), "nothing secret stays")
    }

    @Test func theUserNameUntilNowStandsThere() {
        let model = LoginModel(project: { [project] in project }, onSaved: {})
        model.open("maria")
        #expect(model.form == LoginForm(user: "maria"))
    }

    @Test func aNewOneIsAskedForTheOldPassword() async {
        let model = opened("maria", password: "limoncello-43", current: "limoncello-42")
        #expect(model.state.hasLogin)
        await model.save()?.value
        #expect(project.login == .init(user: "maria", password: "limoncello-43", current: "limoncello-42"))
        #expect(saved.count == 1)
    }

    @Test(
        arguments: [
            (.wrongCredentials, "settings_login_wrong"), (.invalid, "settings_login_invalid"),
        ] as [(Refusal, String)])
    func aRefusalIsToldAndWhatWasTypedStays(_ code: Refusal, _ key: String) async {
        project.error = refused(code)
        let model = opened("maria", password: "limoncello-43", current: "wrong")
        await model.save()?.value
        guard case .words(let words) = model.state.problem?.what else {
            Issue.record("\(model.state)")
            return
        }
        #expect(words.key == key)
        #expect(model.state.open && !model.state.saving && saved.count == 0)
        #expect(model.form.password == "limoncello-43")
    }

    @Test func whileItIsSavedNothingElseHappens() async {
        let gate = Gate()
        project.gate = gate
        let model = opened(nil, password: "limoncello-42")
        let saving = model.save()
        #expect(model.state.saving && model.save() == nil)
        model.close()
        #expect(model.state.open)
        gate.open()
        await saving?.value
        #expect(!model.state.open && saved.count == 1)
    }

    @Test func closingForgetsWhatWasTyped() {
        let model = opened(nil, password: "limoncello-42")
        model.close()
        #expect(!model.state.open && model.form == LoginForm())
    }

    @Test func itIsSavedOnlyWhenNothingIsMissing() {
        let first = LoginState(open: true, hasLogin: false, saving: false, problem: nil)
        let again = LoginState(open: true, hasLogin: true, saving: false, problem: nil)
        #expect(LoginForm(user: "maria", password: "limoncello-42").isComplete(first))
        #expect(!LoginForm(user: "maria", password: "limoncello-42").isComplete(again))
        #expect(LoginForm(user: "maria", password: "limoncello-43", current: "limoncello-42").isComplete(again))
        #expect(!LoginForm(user: " ", password: "limoncello-42").isComplete(first))
        #expect(!LoginForm(user: "maria", password: "").isComplete(first))
    }
}
