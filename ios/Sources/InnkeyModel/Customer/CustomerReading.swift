import Foundation
import Innkey

/// What the server says of a customer at a moment.
struct CustomerRead: Sendable {
    var customer: Customer
    let devices: [Device]
    let clock: ServerClock
    let zone: TimeZone
    let group: String?
    let otp: Bool

    /// Asks for everything at once; the clock is the devices' answer's.
    @MainActor
    init(_ project: any CustomerCore, _ id: String, _ phone: PhoneClock) async throws {
        async let asked = (project.info(), project.groups(), project.customer(id))
        let list = try await project.devices(of: id)
        clock = ServerClock(at: list.serverTime, elapsed: phone.elapsed())
        let (info, groups, customer) = try await asked
        self.customer = customer
        devices = list.devices
        zone = InnkeyModel.zone(info.timeZone)
        group = groups.first { $0.id == customer.settings.group }?.settings.name
        otp = info.otp ?? true
    }

    func guest(_ now: Date) -> Guest {
        let settings = customer.settings
        let standing = Standing(customer, clock, now: now)
        return Guest(
            label: Label(customer, clock, now: now), standing: standing, code: code(standing),
            from: settings.stay.from, until: settings.stay.until, group: group, contact: settings.contact,
            note: settings.note, language: settings.language, user: customer.user, shared: customer.sharedAt,
            downloaded: customer.downloadedAt, otp: otp, invited: customer.code != nil,
            place: Place(zone: zone, today: Day(now, in: zone)))
    }

    private func code(_ standing: Standing) -> LiveCode? {
        guard case .codeLive(let countdown) = standing, let issued = customer.code, let code = issued.code else {
            return nil
        }
        return LiveCode(text: code, issued: issued.issuedAt, countdown: countdown)
    }
}

extension CustomerCore {
    /// A link that the guest can do something with, or `nil`: only who has a live code or a password could sign in.
    func link(_ guest: Guest, _ id: String, withCode: Bool) async throws -> String? {
        if guest.standing == .disabled || guest.standing == .stayEnded { return nil }
        if guest.code == nil, guest.user == nil { return nil }
        do {
            return try await invitation(of: id, withCode: withCode && guest.code != nil).link
        } catch InnkeyError.Invalid {
            // The code has died since.
            return nil
        }
    }
}

extension DeviceLine {
    init(_ device: Device) {
        self.init(id: device.id, name: device.name, since: device.since, lastSeen: device.lastSeen)
    }
}
