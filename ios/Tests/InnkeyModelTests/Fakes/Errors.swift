import Innkey

let offline = InnkeyError.Offline(next: .checkConnection, detail: "unreachable")
let notSignedIn = InnkeyError.NotSignedIn(next: .signIn, detail: "")

func refused(_ code: Refusal, wait: UInt32? = nil) -> InnkeyError {
    .Refused(code: code, retryAfter: wait, next: wait.map { .wait(seconds: $0) } ?? .nothing, detail: "\(code)")
}
