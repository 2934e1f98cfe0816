import Innkey
import InnkeyHarness
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5))) struct SignInModelTests {
    private let project = FakeProject()
    private let preferences = Preferences(MemoryStore())
    private let clock = ManualClock(.seconds(1))
    private let done = Counter()

    init() { project.account = nil }

    private func model(_ id: String = "p") -> SignInModel {
        SignInModel(
            id: id, project: { [project] in project }, preferences: preferences, device: "iPhone", why: nil,
            clock: clock.phone, onDone: done.add)
    }

    private func opened(_ id: String = "p") async -> SignInModel {
        let model = model(id)
        await model.run()
        return model
    }

    private func byCode(_ model: SignInModel, _ code: String = "K7QM2P4X") async {
        model.typed(code: code)
        await model.submit()?.value
    }

    private func byPassword(_ model: SignInModel, user: String = "anna", password: String = "secret") async {
        if model.state.method == .code { model.switchMethod() }
        model.fields.user = user
        model.fields.password = password
        await model.submit()?.value
    }

    @Test func aCodeSignsInAndIsThenForgottenHere() async {
        let model = await opened()
        await byCode(model)
        #expect(done.count == 1)
        #expect(project.signIns == [["K7QM2P4X", nil, "iPhone"]])
        #expect(model.fields.code == "")
        #expect(!model.state.working)
    }

    @Test func theGuestsNameGoesAlong() async {
        let model = await opened()
        model.fields.name = "Maria"
        await byCode(model)
        #expect(project.signIns == [["K7QM2P4X", "Maria", "iPhone"]])
    }

    @Test func userNameAndPasswordSignIn() async {
        let model = await opened()
        await byPassword(model)
        #expect(done.count == 1)
        #expect(project.signIns == [["anna", "secret", "iPhone"]])
        #expect(model.fields.password == "")
    }

    @Test func theMethodUsedLastComesFirstTheNextTimeOnThisProjectOnly() async {
        let model = await opened()
        #expect(model.state.method == .code)
        await byPassword(model)
        #expect(await opened().state.method == .password)
        #expect(await opened("q").state.method == .code)
    }

    @Test func aScannedCodeIsFilledInWhateverWasUsedLast() async {
        preferences.set(.password, of: "p")
        project.code = "K7QM-2P4X"
        let model = await opened()
        #expect(model.state.method == .code)
        #expect(model.fields.code == "K7QM2P4X")
    }

    @Test func seenASecondTimeItIsAsItWasLeft() async {
        project.code = "K7QM-2P4X"
        let model = await opened()
        model.typed(code: "K7QM-2")
        model.switchMethod()
        await model.run()
        #expect(model.state.method == .password)
        #expect(model.fields.code == "K7QM2")
    }

    @Test func withoutCodesThereIsNoToggle() async {
        project.otp = false
        let model = await opened()
        #expect(model.state.method == .password)
        #expect(!model.state.choice)
    }

    @Test func codesThatWereJustSwitchedOffTakeTheToggleAway() async {
        let model = await opened()
        project.signInFails = refused(.otpOff)
        await byCode(model)
        #expect(model.state.method == .password)
        #expect(!model.state.choice)
        #expect(model.state.complaint == Complaint(.none, Problem(refused(.otpOff))))
    }

    @Test func theToggleGoesThereAndBackAndTakesComplaintsAway() async {
        let model = await opened()
        await byCode(model, "K7")
        #expect(model.state.complaint != nil)
        model.switchMethod()
        #expect(model.state.method == .password)
        #expect(model.state.complaint == nil)
        model.switchMethod()
        #expect(model.state.method == .code)
        #expect(model.fields.code == "K7")
    }

    @Test func whatIsMissingIsSaidBeforeAnythingIsSent() async {
        let model = await opened()
        func said(_ about: Complaint.Field, _ key: String) -> Complaint {
            Complaint(about, Problem(.words(Words(key)), next: nil))
        }
        await byCode(model, "K7QM2P4")
        #expect(model.state.complaint == said(.code, "signin_code_short"))
        await byPassword(model, user: " ")
        #expect(model.state.complaint == said(.user, "signin_user_missing"))
        await byPassword(model, password: "")
        #expect(model.state.complaint == said(.password, "signin_password_missing"))
        #expect(project.signIns.isEmpty)
        #expect(!model.state.working)
    }

    @Test(arguments: [Refusal.codeUnknown, .codeExpired, .codeUsed, .codeRevoked, .codeReplaced])
    func whatIsWrongWithACodeIsSaidBesideItAndItStaysToBeMended(reason: Refusal) async {
        let model = await opened()
        project.signInFails = refused(reason)
        await byCode(model)
        #expect(model.state.complaint == Complaint(.code, Problem(refused(reason))))
        #expect(model.fields.code == "K7QM2P4X")
        #expect(!model.state.working)
        model.typed(code: "K7QM-2P4")
        #expect(model.state.complaint == nil)
        #expect(done.count == 0)
    }

    @Test func whatIsNoCodeIsSaidBesideIt() async {
        let model = await opened()
        project.signInFails = .Invalid(next: .correct, detail: "")
        await byCode(model, "UUUUUUUU")
        #expect(model.state.complaint == Complaint(.code, Problem(.words(Words("signin_code_wrong")), next: nil)))
    }

    @Test func wrongCredentialsAreSaidBesideThePassword() async {
        let model = await opened()
        project.signInFails = refused(.wrongCredentials)
        await byPassword(model)
        #expect(model.state.complaint?.about == .password)
    }

    @Test func afterTooManyTriesOneWaitsAsLongAsTheServerSays() async throws {
        let model = await opened()
        project.signInFails = refused(.tooManyAttempts, wait: 30)
        await byCode(model)
        #expect(model.state.complaint?.about == Complaint.Field.none)
        #expect(model.state.waitUntil == .seconds(31))
        project.signInFails = nil
        try await clock.advance(by: .milliseconds(29_999), awaited: false)
        await model.submit()?.value
        #expect(project.signIns.count == 1)
        try await clock.advance(by: .milliseconds(1), awaited: false)
        await model.submit()?.value
        #expect(project.signIns.count == 2)
        #expect(done.count == 1)
    }

    @Test func withoutAServerWhatWasTypedStays() async {
        let model = await opened()
        project.signInFails = offline
        await byPassword(model)
        #expect(model.state.complaint == Complaint(.none, Problem(offline)))
        #expect(model.fields.password == "secret")
        #expect(!model.state.working)
    }

    @Test func aDoubleTapSignsInOnce() async throws {
        let model = await opened()
        let gate = Gate()
        project.gate = gate
        model.typed(code: "K7QM2P4X")
        let first = model.submit()
        #expect(model.state.working)
        #expect(model.submit() == nil)
        model.switchMethod()
        try await eventually("it is asked") { gate.count == 1 }
        gate.open()
        await first?.value
        #expect(project.signIns.count == 1)
        #expect(model.state.method == .code)
        #expect(done.count == 1)
    }

    @Test func aSignInWhoseAnswerWasLostIsFoundAgain() async {
        project.account = maria
        _ = await opened()
        #expect(done.count == 1)
        #expect(project.signIns.isEmpty)
    }

    @Test func aProjectThatCannotBeReadIsTold() async {
        project.infoFails = .NoSuchProject(next: .addAgain, detail: "")
        let model = await opened()
        #expect(model.state.method == .password)
        #expect(model.state.complaint?.problem.step == .addAgain)
    }
}
