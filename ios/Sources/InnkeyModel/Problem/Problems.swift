import Innkey

extension Problem {
    /// What a person reads of an error of the core. Any other error is a mistake of ours.
    public init(_ error: any Error) {
        guard let error = error as? InnkeyError else {
            self = NextStep.tryAgain.problem(
                Said(Words("problem_mistake", .text("app")), Words("problem_do_tell_makers")))
            return
        }
        self = error.problem
    }
}

extension InnkeyError {
    /// Whether the server was not reached, or did not answer in time: what is on the phone can still be shown.
    public var isOfTheNetwork: Bool {
        switch self {
        case .Offline, .Timeout: true
        default: false
        }
    }

    fileprivate var problem: Problem {
        let next = step
        return switch self {
        case .Refused(let code, let retryAfter, _, _): next.problem(code.said, retryAfter: retryAfter)
        case .ChangedMeanwhile(let now, _, _): next.problem(changed(now.settings.name))
        case .StayEnded: next.problem(Said(Words("problem_stay_over"), Words("problem_do_longer_stay")))
        case .Offline: next.problem(Said(Words("problem_offline"), Words("problem_do_connect")))
        case .Timeout: next.problem(Said(Words("problem_timeout"), Words("problem_do_soon")))
        case .Untrusted: next.problem(Said(Words("problem_untrusted"), Words("problem_do_distrust")))
        case .BadAnswer: next.problem(Said(Words("problem_bad_answer"), Words("problem_do_tell_operator")))
        case .NotSignedIn: next.problem(Said(Words("problem_not_signed_in"), Words("problem_do_sign_in")))
        case .NotInstalled: next.problem(Said(Words("problem_not_installed"), Words("problem_do_download")))
        case .NoSuchProject: next.problem(Said(Words("problem_no_such_project"), Words("problem_do_add_again")))
        case .Damaged: next.problem(Said(Words("problem_damaged"), Words("problem_do_download_again")))
        case .Storage: next.problem(Said(Words("problem_storage"), Words("problem_do_check_storage")))
        case .NoSpace(let needed, let available, _, _):
            next.problem(noSpace(needed: needed, available: available), Words("problem_do_free_space"))
        case .Busy: next.problem(Said(Words("problem_busy"), Words("problem_do_wait_for_download")))
        case .Secrets: next.problem(Said(Words("problem_secrets"), Words("problem_do_unlock")))
        case .Cancelled: next.problem(Said(Words("problem_cancelled"), Words("problem_do_start_again")))
        case .Invalid: next.problem(Said(Words("problem_input"), Words("problem_do_check_input")))
        case .Closed: next.problem(Said(Words("problem_closed"), Words("problem_do_restart")))
        case .Internal(let report, _, _):
            next.problem(Said(Words("problem_mistake", .text(report)), Words("problem_do_tell_makers")))
        }
    }

    private var step: NextStep {
        switch self {
        case .Refused(_, _, let next, _), .ChangedMeanwhile(_, let next, _), .StayEnded(_, let next, _),
            .Offline(let next, _), .Timeout(let next, _), .Untrusted(let next, _), .BadAnswer(let next, _),
            .NotSignedIn(let next, _), .NotInstalled(let next, _), .NoSuchProject(let next, _),
            .Damaged(let next, _), .Storage(let next, _), .NoSpace(_, _, let next, _), .Busy(let next, _),
            .Secrets(let next, _), .Cancelled(let next, _), .Invalid(let next, _), .Closed(let next, _),
            .Internal(_, let next, _):
            next
        }
    }
}

/// What is said about an error: what happened and what to do.
struct Said {
    let what: Words
    let next: Words

    init(_ what: Words, _ next: Words) { (self.what, self.next) = (what, next) }
}

extension NextStep {
    fileprivate func problem(_ said: Said, retryAfter: UInt32? = nil) -> Problem {
        problem(.words(said.what), said.next, retryAfter: retryAfter)
    }

    fileprivate func problem(_ what: Problem.What, _ next: Words, retryAfter: UInt32? = nil) -> Problem {
        let seconds = if case .wait(let seconds) = self { seconds } else { retryAfter ?? 0 }
        return Problem(what, next: next, step: step, wait: seconds > 0 ? Int(seconds) : nil)
    }

    private var step: Step {
        switch self {
        // Whoever reads this has unlocked the phone or mended the connection by then: the same again helps.
        case .tryAgain, .wait, .checkConnection, .unlock: .tryAgain
        case .refresh: .refresh
        case .signIn: .signIn
        case .download: .download
        case .addAgain: .addAgain
        case .freeSpace: .freeSpace
        case .update: .update
        case .correct, .askHost, .askOperator, .nothing: .nothing
        }
    }
}

private func changed(_ name: String) -> Said {
    let what = name.isEmpty ? Words("problem_changed") : Words("problem_changed_customer", .text(name))
    return Said(what, Words("problem_do_look_again"))
}

private func noSpace(needed: UInt64, available: UInt64) -> Problem.What {
    needed > available
        ? .spaceMissing(bytes: Int64(clamping: needed - available)) : .words(Words("problem_no_space"))
}
