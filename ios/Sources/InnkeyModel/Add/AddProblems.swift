import Innkey

extension Problem {
    static let noLink = Problem(Words("add_no_link"), Words("add_no_link_next"))
    static let unreadableLink = Problem(Words("add_unreadable_link"), Words("add_unreadable_link_next"))
    static let unreadablePhoto = Problem(Words("add_unreadable_photo"), Words("add_unreadable_photo_next"))
    static let noCodeInPhoto = Problem(Words("add_no_code_in_photo"), Words("add_no_code_in_photo_next"))
    static let foreignCodeInPhoto = Problem(Words("add_foreign"), Words("add_foreign_in_photo_next"))

    /// What went wrong when a server was asked who it is.
    static func whileAsking(_ error: any Error) -> Problem {
        switch error as? InnkeyError {
        case .Invalid: Problem(Words("add_bad_address"), Words("add_bad_address_next"))
        case .Offline, .Timeout: Problem(Words("add_unreachable"), Words("add_unreachable_next"), .tryAgain)
        case .Untrusted: Problem(Words("add_untrusted"), Words("add_untrusted_next"))
        default: Problem(error)
        }
    }

    private init(_ what: Words, _ next: Words, _ step: Step = .nothing) {
        self.init(.words(what), next: next, step: step)
    }
}
