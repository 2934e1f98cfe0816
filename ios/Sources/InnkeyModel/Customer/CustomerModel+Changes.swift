import Foundation
import Innkey

/// What a host changes, one at a time. It is carried to its end though the screen is gone.
extension CustomerModel {
    /// Makes a new code; asks first if there is one that would stop working.
    @discardableResult
    public func renew() -> Task<Void, Never>? {
        if state.guest?.code != nil, state.asking != .renew {
            ask(.renew)
            return nil
        }
        return change { [id] in try await $0.renewCode(of: id) }
    }

    @discardableResult
    public func revoke() -> Task<Void, Never>? { change { [id] in try await $0.revokeAccess(of: id) } }

    @discardableResult
    public func stayADayLonger() -> Task<Void, Never>? {
        guard let read, let until = read.customer.settings.stay.until else { return nil }
        return stayUntil(dayMore(until, now: read.clock.time(clock.elapsed()), read.zone))
    }

    @discardableResult
    public func stayUntil(_ until: Date) -> Task<Void, Never>? {
        guard let before = read?.customer else { return nil }
        return change { try await $0.edit(before, before.settings.staying(until: until)) }
    }

    /// Signs out what was asked about.
    @discardableResult
    public func signOut() -> Task<Void, Never>? {
        let device = if case .signOut(let device) = state.asking { device.id } else { String?.none }
        return change { [id] in
            try await $0.signOut(id, device: device)
            return nil
        }
    }

    /// Makes what the system's sheet then hands over; `nil` if that fails.
    public func share(_ shape: Shape) -> Task<Handed?, Never>? {
        guard state.invite != nil, begin() else { return nil }
        let withCode = state.withCode && state.guest?.code != nil
        return Task { await finish { try await made(shape, withCode) } }
    }

    /// Reads what happened before.
    @discardableResult
    public func moreHistory() -> Task<Void, Never>? {
        guard let after = older else { return nil }
        older = nil
        return Task {
            await attempt {
                do {
                    let query = ActivityQuery(account: id, after: after, limit: UInt32(historyPage))
                    let page = try await project().activity(query)
                    older = page.next
                    state.history = History(page, known: state.history?.entries ?? [])
                } catch {
                    older = after
                    throw error
                }
            }
        }
    }

    private func made(_ shape: Shape, _ withCode: Bool) async throws -> Handed {
        let invitation = try await project().invitation(of: id, withCode: withCode)
        return switch shape {
        case .picture: .picture(try await pictures.add(picture(of: invitation.link)))
        case .message: .text(invitation.message)
        case .link: .text(invitation.link)
        }
    }

    private func change(
        _ work: @escaping @MainActor (any CustomerCore) async throws -> Customer?
    ) -> Task<Void, Never>? {
        guard begin() else { return nil }
        return Task {
            _ = await finish {
                if let customer = try await work(project()) { read?.customer = customer }
            }
        }
    }

    /// Whether something may be begun: one thing at a time.
    private func begin() -> Bool {
        guard !state.working, read != nil else { return false }
        (state.asking, state.working, state.problem, state.news) = (nil, true, nil, nil)
        return true
    }

    /// Does what a person wants, and shows how things stand then.
    private func finish<Answer: Sendable>(_ work: () async throws -> Answer) async -> Answer? {
        var answer: Answer?
        await attempt {
            answer = try await work()
            showGuest()
            reload()
        }
        state.working = false
        return answer
    }
}

extension CustomerSettings {
    fileprivate func staying(until: Date) -> CustomerSettings {
        CustomerSettings(
            name: name, contact: contact, language: language, note: note, stay: Stay(from: stay.from, until: until),
            group: group, rights: rights, enabled: enabled, ownLogin: ownLogin)
    }
}
