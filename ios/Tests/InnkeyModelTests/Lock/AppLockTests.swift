import Foundation
import Innkey
import Testing

@testable import InnkeyModel

@MainActor
@Suite(.timeLimit(.minutes(5)))
struct AppLockTests {
    private let bench = LockBench()
    private var lock: AppLock { bench.lock }

    @Test func aProjectWithoutAPinIsOpen() {
        #expect(!lock.isOn("p") && !lock.isLocked("p"))
    }

    @Test func itIsLockedWhenTheAppStartsNotWhenThePinIsSet() async throws {
        try await lock.turnOn("p", pin: "1234")
        #expect(lock.isOn("p") && !lock.isLocked("p"))
        let again = bench.started()
        #expect(again.isLocked("p") && !again.isLocked("other"))
        #expect(try await again.unlock("p", pin: "1234") == .right)
        #expect(!again.isLocked("p") && again.isOn("p"))
    }

    @Test func aMinuteAwayLocksAShorterTimeDoesNot() async throws {
        try await lock.turnOn("p", pin: "1234")
        lock.leave()
        bench.time.pass(59)
        lock.comeBack()
        #expect(!lock.isLocked("p"))
        lock.leave()
        bench.time.pass(60)
        lock.comeBack()
        #expect(lock.isLocked("p"))
    }

    @Test func comingBackWithoutHavingLeftLocksNothing() async throws {
        try await lock.turnOn("p", pin: "1234")
        lock.leave()
        lock.comeBack()
        bench.time.pass(600)
        lock.comeBack()
        #expect(!lock.isLocked("p"))
    }

    @Test func fiveTriesAreFreeThenOneWaitsLongerEachTime() async throws {
        try await lock.turnOn("p", pin: "1234")
        #expect(
            try await bench.wrong(5) == [
                .wrong(free: 4), .wrong(free: 3), .wrong(free: 2), .wrong(free: 1), .wait(.seconds(30)),
            ])
        // Not even looked at.
        #expect(try await lock.unlock("p", pin: "1234") == .wait(.seconds(30)))
        bench.time.pass(30)
        #expect(try await bench.wrong(1) == [.wait(.seconds(60))])
        bench.time.pass(60)
        #expect(try await lock.unlock("p", pin: "1234") == .right)
        #expect(try await bench.wrong(1) == [.wrong(free: 4)])
    }

    @Test func theWaitIsAnHourAtMost() {
        let last = Moment(boot: "a", elapsed: 0)
        #expect(Tries(wrong: 12, last: last).wait(last) == .seconds(3600))
        #expect(Tries(wrong: 1000, last: last).wait(last) == .seconds(3600))
    }

    @Test func neitherANewStartOfTheAppNorOneOfThePhoneGivesTriesBack() async throws {
        try await lock.turnOn("p", pin: "1234")
        _ = try await bench.wrong(5)
        bench.time.pass(20)
        let again = bench.started()
        #expect(try await again.wait("p") == .seconds(10))
        bench.time.startAnew()
        #expect(try await again.wait("p") == .seconds(30))
    }

    @Test func triesAtOnceAreCountedEach() async throws {
        try await lock.turnOn("p", pin: "1234")
        async let one = lock.unlock("p", pin: "0000")
        async let two = lock.unlock("p", pin: "1111")
        let both = [try await one, try await two]
        #expect(both.contains(.wrong(free: 4)) && both.contains(.wrong(free: 3)))
    }

    @Test func aLostPinIsTold() async throws {
        try await lock.turnOn("p", pin: "1234")
        try bench.secrets.delete(key: "lock/p")
        #expect(try await lock.unlock("p", pin: "1234") == .lost)
    }

    @Test func aPinThatCannotBeKeptLocksNothing() async throws {
        bench.secrets.before { _ in throw SecretStoreError.Failed(reason: "the phone is locked") }
        await #expect(throws: SecretStoreError.self) { try await lock.turnOn("p", pin: "1234") }
        #expect(!lock.isOn("p") && !bench.started().isOn("p"))
    }

    @Test func turnedOffNothingIsLeft() async throws {
        try await lock.turnOn("p", pin: "1234")
        lock.setBiometrics("p", true)
        #expect(bench.started().biometrics("p"))
        _ = try await bench.wrong(1)
        await lock.turnOff("p")
        #expect(!lock.isOn("p") && !lock.isLocked("p") && !lock.biometrics("p"))
        let again = bench.started()
        #expect(!again.isOn("p") && !again.biometrics("p"))
        #expect(try bench.secrets.read(key: "lock/p") == nil && bench.secrets.read(key: "lock-wrong/p") == nil)
    }

    @Test func whatIsKeptOfAPinSaysNothingOfItTwice() throws {
        let (one, two) = (try SealedPin("1234", quickHash), try SealedPin("1234", quickHash))
        #expect(one != two)
        let read = try #require(SealedPin(one.data))
        #expect(try read.fits("1234", quickHash) && !read.fits("1235", quickHash))
        #expect(SealedPin(one.data.dropLast()) == nil)
        #expect(SealedPin(Data(repeating: 0, count: 52)) == nil)
    }
}
