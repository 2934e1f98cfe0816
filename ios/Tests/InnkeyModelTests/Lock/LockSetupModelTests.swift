import Foundation
import Innkey
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5)))
struct LockSetupModelTests {
    private let bench = LockBench()
    private let clock = ManualClock(.seconds(1000))
    private var lock: AppLock { bench.lock }

    private func aModel() -> LockSetupModel { LockSetupModel(project: "p", lock: lock, clock: clock.phone) }

    @Test func aPinIsEnteredTwice() async throws {
        let model = aModel()
        #expect(model.state.stage == .off)
        model.choose()
        await model.enter("2468")
        #expect(model.state.stage == .repeat && !lock.isOn("p"))
        await model.enter("2468")
        #expect(model.state.stage == .on && lock.isOn("p"))
        #expect(try await lock.unlock("p", pin: "2468") == .right)
    }

    @Test func twoThatAreNotTheSameBeginAgain() async {
        let model = aModel()
        model.choose()
        await model.enter("2468")
        await model.enter("2469")
        #expect(model.state.stage == .new && model.state.pad.complaint == .different)
        #expect(!lock.isOn("p"))
        await model.enter("2468")
        #expect(model.state.stage == .repeat, "what was entered before counts no more")
    }

    @Test func changingAsksForThePresentPin() async throws {
        try await lock.turnOn("p", pin: "2468")
        let model = aModel()
        #expect(model.state.stage == .on)
        model.change()
        await model.enter("1111")
        #expect(model.state.stage == .current && model.state.pad.complaint == .wrong(free: 4))
        await model.enter("2468")
        #expect(model.state.stage == .new)
        for _ in 0..<2 { await model.enter("13579") }
        #expect(model.state.stage == .on)
        #expect(try await lock.unlock("p", pin: "2468") == .wrong(free: 4))
        #expect(try await lock.unlock("p", pin: "13579") == .right)
    }

    @Test func turningOffAsksForThePresentPin() async throws {
        try await lock.turnOn("p", pin: "2468")
        let model = aModel()
        model.turnOff()
        #expect(lock.isOn("p"))
        await model.enter("2468")
        #expect(model.state.stage == .off && !lock.isOn("p"))
    }

    @Test func changingAfterTurningOffWasBegunChanges() async throws {
        try await lock.turnOn("p", pin: "2468")
        let model = aModel()
        model.turnOff()
        model.cancel()
        model.change()
        await model.enter("2468")
        #expect(model.state.stage == .new && lock.isOn("p"))
    }

    @Test func whatWasBegunCanBeLeft() async throws {
        try await lock.turnOn("p", pin: "2468")
        let model = aModel()
        model.change()
        await model.enter("2468")
        await model.enter("1357")
        model.cancel()
        #expect(model.state.stage == .on)
        #expect(try await lock.unlock("p", pin: "2468") == .right)
    }

    @Test func guessingHereMakesOneWaitAsWell() async throws {
        try await lock.turnOn("p", pin: "2468")
        let model = aModel()
        model.turnOff()
        for _ in 0..<5 { await model.enter("0000") }
        #expect(model.state.pad.waitUntil == .seconds(1030))
        await model.enter("2468")
        #expect(lock.isOn("p"))
    }

    @Test func aKeychainThatFailsIsToldAndNothingIsOn() async {
        let model = aModel()
        model.choose()
        await model.enter("2468")
        bench.secrets.before { _ in throw SecretStoreError.Failed(reason: "the phone is locked") }
        await model.enter("2468")
        #expect(model.state.problem == .keychainFails)
        #expect(!lock.isOn("p"))
    }

    @Test func theSwitchForTheFaceIsKept() async throws {
        try await lock.turnOn("p", pin: "2468")
        let model = aModel()
        model.setBiometrics(true)
        #expect(model.state.biometrics && bench.started().biometrics("p"))
    }
}

extension LockSetupModel {
    fileprivate func enter(_ pin: String) async {
        for digit in pin.compactMap(\.wholeNumberValue) { type(digit) }
        await submit()?.value
    }
}
