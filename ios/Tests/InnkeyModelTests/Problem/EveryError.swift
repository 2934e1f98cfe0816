import Foundation
import Innkey

/// Each reason for a server's no. `Refusal` cannot be walked; ``ProblemsTests`` counts them.
let everyRefusal: [Refusal] = [
    .badRequest, .wrongMethod, .notSignedIn, .sessionEnded, .linkRevoked, .wrongCredentials, .codeUnknown,
    .codeExpired, .codeUsed, .codeRevoked, .codeReplaced, .otpOff, .accountDisabled, .ownLoginOff, .stayEnded,
    .adminOnly, .operatorOnly, .notFound, .projectNotFound, .accountNotFound, .versionNotFound, .groupNotFound,
    .deviceNotFound, .userNameTaken, .idTaken, .changedMeanwhile, .groupNameTaken, .groupInUse, .licencesUsedUp,
    .codeTaken, .tooSlow, .tooLarge, .packageInvalid, .invalid, .tooManyAttempts, .internal, .unavailable,
    .clockImplausible, .unknown,
]

/// Each error of the core.
let everyError: [InnkeyError] =
    everyRefusal.map { .Refused(code: $0, retryAfter: nil, next: asTheCoreSays($0), detail: "") } + [
        changed("Maria"), changed(""),
        .StayEnded(stay: Stay(from: nil, until: noon), next: .askHost, detail: ""), offline,
        .Timeout(next: .tryAgain, detail: ""), .Untrusted(next: .askHost, detail: ""),
        .BadAnswer(next: .tryAgain, detail: ""), notSignedIn, .NotInstalled(next: .download, detail: ""),
        .NoSuchProject(next: .addAgain, detail: ""), .Damaged(next: .download, detail: ""),
        .Storage(next: .tryAgain, detail: ""), .NoSpace(needed: 0, available: 0, next: .freeSpace, detail: ""),
        .NoSpace(needed: 9_000, available: 1_000, next: .freeSpace, detail: ""), .Busy(next: .tryAgain, detail: ""),
        .Secrets(next: .unlock, detail: ""), .Cancelled(next: .nothing, detail: ""),
        .Invalid(next: .correct, detail: ""), .Closed(next: .tryAgain, detail: ""),
        .Internal(report: "7f3a", next: .tryAgain, detail: ""),
    ]

func changed(_ name: String) -> InnkeyError {
    .ChangedMeanwhile(now: aCustomer("m", name: name), next: .refresh, detail: "")
}

/// As `after_refusal` of the core.
private func asTheCoreSays(_ code: Refusal) -> NextStep {
    switch code {
    case .notSignedIn, .sessionEnded, .otpOff: .signIn
    case .linkRevoked, .codeExpired, .codeUsed, .codeRevoked, .codeReplaced, .accountDisabled, .ownLoginOff,
        .stayEnded, .projectNotFound:
        .askHost
    case .wrongCredentials, .codeUnknown, .userNameTaken, .groupNameTaken, .groupInUse, .invalid, .tooLarge,
        .packageInvalid:
        .correct
    case .accountNotFound, .groupNotFound, .deviceNotFound, .versionNotFound, .idTaken, .changedMeanwhile: .refresh
    case .adminOnly, .operatorOnly, .clockImplausible, .licencesUsedUp: .askOperator
    case .tooManyAttempts: .wait(seconds: 0)
    case .codeTaken, .tooSlow, .internal, .unavailable: .tryAgain
    case .badRequest, .wrongMethod, .notFound, .unknown: .update
    }
}
