import Foundation
import Innkey

/// How it is with a customer.
public enum Standing: Sendable, Hashable {
    case disabled
    case stayEnded
    case codeLive(Countdown)
    /// - Parameter lastSeen: when a device last talked to the server.
    case active(lastSeen: Date?, devices: Int)
    case signedOut
    case codeExpired
    case codeRevoked
    case notInvited
}

extension Standing {
    init(_ customer: Customer, _ clock: ServerClock, now: Date) {
        self =
            switch customerStatus(customer: customer, serverTime: now) {
            case .disabled: .disabled
            case .stayEnded: .stayEnded
            case .codeLive: .codeLive(customer.countdown(clock))
            case .active(let lastSeen, let devices): .active(lastSeen: lastSeen, devices: Int(devices))
            case .signedOut: .signedOut
            case .codeExpired: .codeExpired
            case .codeRevoked: .codeRevoked
            case .notInvited: .notInvited
            }
    }

    /// How it is, said one after the other; for a live code what is left, so the view asks each second.
    ///
    /// - Parameter elapsed: the phone's time, see ``PhoneClock``.
    public func words(_ place: Place, _ locale: Locale, elapsed: Duration) -> [Words] {
        switch self {
        case .disabled: [Words("customers_is_disabled")]
        case .stayEnded: [Words("customers_is_ended")]
        case .codeLive(let countdown): [countdown.leftInWords(elapsed)]
        case .active(let lastSeen, let devices):
            [Words("customers_is_active", .number(devices))] + (lastSeen.map { [seen($0, place, locale)] } ?? [])
        case .signedOut: [Words("customers_is_signed_out")]
        case .codeExpired: [Words("customers_is_expired")]
        case .codeRevoked: [Words("customers_is_revoked")]
        case .notInvited: [Words("customers_is_not_invited")]
        }
    }

    private func seen(_ at: Date, _ place: Place, _ locale: Locale) -> Words {
        Words("customers_last_seen", .text(moment(from: place.today, at, place.zone, locale)))
    }
}
