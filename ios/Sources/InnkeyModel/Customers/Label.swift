import Foundation
import Innkey

/// What names a customer: the code at first, later the name.
public enum Label: Sendable, Hashable {
    /// - Parameter name: if the host gave one.
    case code(String, name: String?, Countdown)
    case name(String)
    /// - Parameter on: when the newest code was made.
    case invited(on: Date, name: String?)
    /// No code was ever made.
    case notInvited(name: String?)
}

extension Label {
    init(_ customer: Customer, _ clock: ServerClock, now: Date) {
        self =
            switch customerLabel(customer: customer, serverTime: now) {
            case .code(let code, let name): .code(code, name: name, customer.countdown(clock))
            case .name(let name): .name(name)
            case .invited(let on, let name): .invited(on: on, name: name)
            case .notInvited(let name): .notInvited(name: name)
            }
    }
}

extension Customer {
    /// Only of a customer whose code is live.
    func countdown(_ clock: ServerClock) -> Countdown { Countdown(end: code?.expiresAt ?? clock.at, clock: clock) }
}
