import Foundation
import InnkeyHarness

@testable import InnkeyModel

/// A phone's time since its start, turned by a test.
final class FakeMoment: Sendable {
    private let now = Guarded(Moment(boot: "first", elapsed: 1000))

    var moment: Moment { now { $0 } }

    func pass(_ seconds: Double) { now { $0 = Moment(boot: $0.boot, elapsed: $0.elapsed + seconds) } }

    func startAnew() { now { $0 = Moment(boot: "second", elapsed: 0) } }
}

/// Not a hash that anybody should use: 32 bytes that differ when the PIN, the salt or the rounds do.
let quickHash: PinHash = { pin, salt, rounds in
    let text = Data(pin.utf8) + salt + Data("\(rounds)".utf8)
    return Data((0..<32).map { place in text.reduce(UInt8(place)) { $0 &* 31 &+ $1 } })
}

@MainActor
final class FakeSensor: Biometrics {
    var kind: BiometricKind? = .face
    var answer = true
    /// How often it was asked.
    private(set) var asked = 0

    func recognise(_ reason: Words, instead: Words) async -> Bool {
        asked += 1
        return answer
    }
}

/// A phone with projects that have locks.
@MainActor
final class LockBench {
    let secrets = MemorySecrets()
    let choices = MemoryStore()
    let time = FakeMoment()
    lazy var lock = started()

    /// The app, started.
    func started() -> AppLock {
        AppLock(LockStore(choices: choices, secrets: secrets, hash: quickHash), now: { [time] in time.moment })
    }

    func wrong(_ times: Int) async throws -> [Unlocking] {
        var all: [Unlocking] = []
        for _ in 0..<times { all.append(try await lock.unlock("p", pin: "9999")) }
        return all
    }
}
