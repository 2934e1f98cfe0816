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
        return stay(until: dayMore(until, now: read.clock.time(clock.elapsed()), read.zone))
    }

    @discardableResult
    public func stay(until: Date) -> Task<Void, Never>? {
        guard let before = read?.customer else { return nil }
        return change { try await $0.edit(before, before.settings.staying(until: until)) }
    }

    /// Signs out what was asked about.
    @discardableResult
    public func signOut() -> Task<Void, Never>? {
        let device = if case .signOut(let device, _) = state.asking { device } else { String?.none }
        return change { [id] in
            try await $0.signOut(id, device: device)
            return nil
        }
    }

    /// Makes what the system's sheet then hands over.
    @discardableResult
    public func share(_ shape: Shape) -> Task<Void, Never>? {
        guard state.invite != nil else { return nil }
        let withCode = state.withCode && state.guest?.code != nil
        return change { [id, onShare] in
            let invitation = try await $0.invitation(of: id, withCode: withCode)
            switch shape {
            case .picture: onShare(.picture(try await picture(of: invitation.link)))
            case .message: onShare(.text(invitation.message))
            case .link: onShare(.text(invitation.link))
            }
            return nil
        }
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

    /// Does a change that a person wants, and shows how things stand then.
    private func change(
        _ work: @escaping @MainActor (any CustomerCore) async throws -> Customer?
    ) -> Task<Void, Never>? {
        guard !state.working, read != nil else { return nil }
        (state.asking, state.working, state.problem, state.news) = (nil, true, nil, nil)
        return Task {
            await attempt {
                if let customer = try await work(project()) { read?.customer = customer }
                showGuest()
                reload()
            }
            state.working = false
        }
    }
}

extension CustomerSettings {
    fileprivate func staying(until: Date) -> CustomerSettings {
        CustomerSettings(
            name: name, contact: contact, language: language, note: note, stay: Stay(from: stay.from, until: until),
            group: group, rights: rights, enabled: enabled, ownLogin: ownLogin)
    }
}
