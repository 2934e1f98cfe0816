/// Something that went wrong, as a person reads it.
public struct Problem: Sendable, Hashable {
    /// What happened, a sentence.
    public let what: What
    /// What to do about it, a sentence; `nil` if nothing helps.
    public let next: Words?
    /// What a button can do about it.
    public let step: Step
    /// Seconds until trying again can help.
    public let wait: Int?

    public init(_ what: What, next: Words?, step: Step = .nothing, wait: Int? = nil) {
        (self.what, self.next, self.step, self.wait) = (what, next, step, wait)
    }

    /// What happened.
    public enum What: Sendable, Hashable {
        case words(Words)
        /// The phone is short of memory, which is written as the phone writes such.
        case spaceMissing(bytes: Int64)
    }
}

extension Problem {
    /// What happened, a sentence.
    public func happened(_ writing: Writing) -> String {
        switch what {
        case .words(let words): writing.text(words)
        case .spaceMissing(let count):
            writing.text(Words("problem_space_missing", .text(bytes(count, writing.locale))))
        }
    }

    /// What to do about it, a sentence; `nil` if nothing helps.
    public func remedy(_ writing: Writing) -> String? { next.map(writing.text) }

    /// Both.
    public func text(_ writing: Writing) -> String {
        [happened(writing), remedy(writing)].compactMap { $0 }.joined(separator: " ")
    }
}

/// What a person can do about a ``Problem``, as far as a button can.
///
/// ``freeSpace`` and ``update`` lead out of the app: the shared panes do that themselves, see ``Outside``, and a screen
/// hears of the others only.
public enum Step: Sendable, Hashable, CaseIterable {
    case nothing
    case tryAgain
    case refresh
    case signIn
    case download
    case addAgain
    case freeSpace
    case update

    /// The verb on its button; `nil`: there is nothing that a button could do.
    public var label: Words? {
        switch self {
        case .nothing: nil
        case .tryAgain: Words("step_try_again")
        case .refresh: Words("step_refresh")
        case .signIn: Words("step_sign_in")
        case .download: Words("step_download")
        case .addAgain: Words("step_add_again")
        case .freeSpace: Words("step_free_space")
        case .update: Words("step_update")
        }
    }
}
