/// The digits typed so far. They are in no state that is saved or drawn.
struct PinEntry {
    private var digits = ""

    var typed: Int { digits.count }

    /// Whether these can be a PIN.
    var complete: Bool { pinLength.contains(typed) }

    mutating func type(_ digit: Int) { if typed < pinLength.upperBound { digits += "\(digit)" } }

    mutating func erase() { _ = digits.popLast() }

    mutating func clear() { digits = "" }

    /// What was typed; nothing is left.
    mutating func take() -> String {
        defer { clear() }
        return digits
    }
}

extension PadState {
    static let empty = PadState(typed: 0, busy: false, complaint: nil, waitUntil: nil)
    static let looking = PadState(typed: 0, busy: true, complaint: nil, waitUntil: nil)

    static func complaining(_ complaint: PadComplaint?) -> PadState {
        PadState(typed: 0, busy: false, complaint: complaint, waitUntil: nil)
    }

    /// The pad after a try, at the phone's time.
    init(after unlocking: Unlocking, _ now: Duration) {
        switch unlocking {
        case .right: self = .empty
        case .wrong(let free): self = .complaining(.wrong(free: free))
        case .wait(let time): self = PadState(typed: 0, busy: false, complaint: nil, waitUntil: now + time)
        case .lost: self = .complaining(.lost)
        }
    }
}

extension Problem {
    /// The keychain fails for now. To try again is to enter the PIN again, which no button does.
    static let keychainFails = Problem(.words(Words("problem_secrets")), next: Words("problem_do_unlock"))
}
