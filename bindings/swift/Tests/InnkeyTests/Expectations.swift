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
