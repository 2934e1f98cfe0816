import Innkey
import Testing

/// What a call fails with.
func failure<T>(
    sourceLocation: SourceLocation = #_sourceLocation, of call: () async throws -> T
) async -> InnkeyError? {
    do {
        _ = try await call()
        Issue.record("it works", sourceLocation: sourceLocation)
    } catch let error as InnkeyError {
        return error
    } catch {
        Issue.record("an error that is not Innkey's: \(error)", sourceLocation: sourceLocation)
    }
    return nil
}

/// The case of an error, without what it carries.
enum Kind: Equatable {
    case refused(Refusal)
    case cancelled, closed, invalid, notInstalled, offline, secrets, storage, other
}

extension InnkeyError {
    var kind: Kind {
        switch self {
        case .Refused(let code, _, _, _): .refused(code)
        case .Cancelled: .cancelled
        case .Closed: .closed
        case .Invalid: .invalid
        case .Offline: .offline
        case .Secrets: .secrets
        case .Storage: .storage
        case .NotInstalled: .notInstalled
        default: .other
        }
    }
}

/// Waits until something is so; whoever waits in vain for twenty seconds fails with what is not.
func eventually(_ what: String, _ holds: () async throws -> Bool) async throws {
    for _ in 0..<2000 {
        if try await holds() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw InVain(what: what)
}

struct InVain: Error { let what: String }
