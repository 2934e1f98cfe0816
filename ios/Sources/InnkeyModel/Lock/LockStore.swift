import Foundation
import Innkey

/// What the lock of each project keeps: the PIN and the wrong tries as secrets, which are on the disk before the call
/// returns; the rest as choices.
@MainActor
public final class LockStore {
    private let choices: any PreferenceStore
    nonisolated private let secrets: any SecretStore
    nonisolated private let hash: PinHash

    public init(choices: any PreferenceStore, secrets: any SecretStore, hash: @escaping PinHash) {
        (self.choices, self.secrets, self.hash) = (choices, secrets, hash)
    }

    func isOn(_ project: String) -> Bool { choices.string(forKey: on(project)) != nil }

    func biometrics(_ project: String) -> Bool { choices.string(forKey: biometric(project)) != nil }

    func setBiometrics(_ project: String, _ value: Bool) {
        choices.set(value ? "on" : nil, forKey: biometric(project))
    }

    /// The PIN comes first: a lock without one could not be opened.
    func turnOn(_ project: String, _ pin: String) async throws {
        try await write(project, pin)
        choices.set("on", forKey: on(project))
    }

    /// The other way round, for the same reason.
    func clear(_ project: String) async {
        choices.set(nil, forKey: on(project))
        choices.set(nil, forKey: biometric(project))
        await delete(project)
    }

    /// How long until a try is allowed.
    nonisolated func wait(_ project: String, _ now: Moment) async throws -> Duration {
        try tries(project)?.wait(now) ?? .zero
    }

    nonisolated func tryOnce(_ project: String, _ pin: String, now: @Sendable () -> Moment) async throws -> Unlocking {
        guard let sealed = try secrets.read(key: secret(project)).flatMap({ SealedPin($0) }) else { return .lost }
        let before = try tries(project)
        if let wait = before?.wait(now()), wait > .zero { return .wait(wait) }
        // Counted first: whoever ends the app while it hashes has used the try all the same.
        let tries = Tries(wrong: (before?.wrong ?? 0) + 1, last: now())
        try secrets.write(key: wrong(project), value: JSONEncoder().encode(tries))
        if try sealed.fits(pin, hash) {
            try secrets.delete(key: wrong(project))
            return .right
        }
        let wait = tries.wait(now())
        return wait > .zero ? .wait(wait) : .wrong(free: tries.free)
    }

    nonisolated private func write(_ project: String, _ pin: String) async throws {
        try secrets.write(key: secret(project), value: SealedPin(pin, hash).data)
        try secrets.delete(key: wrong(project))
    }

    /// What is not deleted opens nothing any more, and the next PIN takes its place.
    nonisolated private func delete(_ project: String) async {
        try? secrets.delete(key: secret(project))
        try? secrets.delete(key: wrong(project))
    }

    nonisolated private func tries(_ project: String) throws -> Tries? {
        try secrets.read(key: wrong(project)).flatMap { try? JSONDecoder().decode(Tries.self, from: $0) }
    }
}

private func secret(_ project: String) -> String { "lock/\(project)" }

private func wrong(_ project: String) -> String { "lock-wrong/\(project)" }

private func on(_ project: String) -> String { "lock-on/\(project)" }

private func biometric(_ project: String) -> String { "lock-biometric/\(project)" }
