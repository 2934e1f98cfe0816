import Foundation
import Innkey
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5)))
struct LockModelTests {
    private let bench = LockBench()
    private let sensor = FakeSensor()
    private let clock = ManualClock(.seconds(1000))
    private let engine = OneProject()
    private let forgotten = Counter()

    /// The app, started with a project that has a PIN.
    private func locked() async throws -> AppLock {
        try await bench.lock.turnOn("p", pin: "2468")
        return bench.started()
    }

    private func aModel(_ lock: AppLock) -> LockModel {
        let (engine, forgotten) = (engine, forgotten)
        return LockModel(
            id: "p", core: { engine }, lock: lock, sensor: sensor, clock: clock.phone, onForgotten: { forgotten.add() })
    }

    @Test func theRightPinOpensTheProject() async throws {
        let lock = try await locked()
        let model = aModel(lock)
        await model.enter("2468")
        #expect(!lock.isLocked("p"))
        #expect(model.state.pad == .empty)
    }

    @Test func aWrongPinIsToldUntilTheNextDigit() async throws {
        let lock = try await locked()
        let model = aModel(lock)
        await model.enter("1111")
        #expect(lock.isLocked("p"))
        #expect(model.state.pad == .complaining(.wrong(free: 4)))
        model.type(2)
        #expect(model.state.pad == PadState(typed: 1, busy: false, complaint: nil, waitUntil: nil))
    }

    @Test func lessThanFourDigitsAreNoPinMoreThanEightAreNotTaken() async throws {
        let model = aModel(try await locked())
        for _ in 0..<3 { model.type(2) }
        #expect(model.submit() == nil)
        #expect(model.state.pad.typed == 3)
        for _ in 0..<9 { model.type(1) }
        #expect(model.state.pad.typed == 8)
        for _ in 0..<12 { model.erase() }
        #expect(model.state.pad.typed == 0)
    }

    @Test func whileAPinIsLookedAtNothingIsTyped() async throws {
        let model = aModel(try await locked())
        for _ in 0..<4 { model.type(1) }
        let looking = model.submit()
        model.type(2)
        #expect(model.state.pad == .looking)
        #expect(model.submit() == nil)
        await looking?.value
        #expect(model.state.pad == .complaining(.wrong(free: 4)))
    }

    @Test func theWaitIsToldAlsoByAScreenThatIsOpenedLater() async throws {
        let lock = try await locked()
        let model = aModel(lock)
        for _ in 0..<5 { await model.enter("0000") }
        #expect(model.state.pad.waitUntil == .seconds(1030))
        bench.time.pass(10)
        let later = aModel(lock)
        await later.run()
        #expect(later.state.pad.waitUntil == .seconds(1020))
    }

    @Test func aKeychainThatFailsIsTold() async throws {
        let model = aModel(try await locked())
        bench.secrets.before { _ in throw SecretStoreError.Failed(reason: "the phone is locked") }
        await model.enter("2468")
        #expect(model.state.problem == .keychainFails)
        #expect(model.state.pad == .empty)
        bench.secrets.before(nil)
        await model.enter("2468")
        #expect(model.state.problem == nil)
    }

    @Test func aFaceOpensItWhereThePhoneAndThePersonWantIt() async throws {
        let lock = try await locked()
        #expect(aModel(lock).state.biometrics == nil)
        #expect(aModel(lock).recognise() == nil)
        lock.setBiometrics("p", true)
        sensor.kind = nil
        #expect(aModel(lock).state.biometrics == nil)
        sensor.kind = .finger
        let model = aModel(lock)
        #expect(model.state.biometrics == .finger)
        sensor.answer = false
        await model.recognise()?.value
        #expect(lock.isLocked("p"))
        sensor.answer = true
        await model.recognise()?.value
        #expect(!lock.isLocked("p"))
    }

    @Test func theFaceIsAskedForByItselfOnceEachTimeThatTheAppIsOpened() async throws {
        let lock = try await locked()
        #expect(aModel(lock).seen() == nil, "nobody wants it")
        lock.setBiometrics("p", true)
        let model = aModel(lock)
        sensor.answer = false
        await model.seen()?.value
        #expect(sensor.asked == 1 && lock.isLocked("p"))
        #expect(model.seen() == nil, "the phone's own question has covered the screen")
        model.left()
        sensor.answer = true
        await model.seen()?.value
        #expect(sensor.asked == 2 && !lock.isLocked("p"))
    }

    @Test func whoForgotThePinLosesTheProjectAndNothingElse() async throws {
        let model = aModel(try await locked())
        model.askToForget()
        #expect(model.state.forgetting)
        model.keep()
        #expect(!model.state.forgetting && engine.removed.isEmpty)
        let removing = model.forget()
        #expect(model.forget() == nil)
        await removing?.value
        #expect(engine.removed == ["p"] && forgotten.count == 1)
        #expect(!bench.started().isOn("p"))
    }

    @Test func aProjectThatCannotBeRemovedStaysLocked() async throws {
        let lock = try await locked()
        let model = aModel(lock)
        engine.busy = true
        await model.forget()?.value
        #expect(model.state.problem?.what == .words(Words("problem_busy")))
        #expect(model.state.problem?.step == .nothing, "no button here could do anything about it")
        #expect(!model.state.removing && lock.isLocked("p") && forgotten.count == 0)
    }

    @Test func theProjectsNameIsOnTheDoor() async throws {
        let model = aModel(try await locked())
        await model.run()
        #expect(model.state.name == "Casa Limone")
        #expect(model.state.problem == nil)
    }
}

extension LockModel {
    fileprivate func enter(_ pin: String) async {
        for digit in pin.compactMap(\.wholeNumberValue) { type(digit) }
        await submit()?.value
    }
}

@MainActor
private final class OneProject: LockCore {
    private(set) var removed: [String] = []
    var busy = false

    func name(of project: String) async throws -> String { "Casa Limone" }

    func remove(id: String) async throws {
        if busy { throw InnkeyError.Busy(next: .tryAgain, detail: "") }
        removed.append(id)
    }
}
