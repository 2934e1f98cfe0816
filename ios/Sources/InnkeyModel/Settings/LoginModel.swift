import Innkey
import Observation

/// Choosing user name and password.
public struct LoginState: Sendable, Equatable {
    public var open: Bool
    /// Whether there is a password until now, which is asked for.
    public var hasLogin: Bool
    public var saving: Bool
    /// Why it was not saved.
    public var problem: Problem?

    public init(open: Bool, hasLogin: Bool, saving: Bool, problem: Problem?) {
        (self.open, self.hasLogin, self.saving, self.problem) = (open, hasLogin, saving, problem)
    }
}

/// What is typed. It is never written to the disk.
public struct LoginForm: Sendable, Equatable {
    public var user = ""
    public var password = ""
    /// The password until now.
    public var current = ""

    /// Whether there is something in each field that is asked for.
    public func isComplete(_ state: LoginState) -> Bool {
        !user.allSatisfy(\.isWhitespace) && !password.isEmpty && (!state.hasLogin || !current.isEmpty)
    }
}

/// A person chooses user name and password, to sign in on a second phone.
@MainActor
@Observable
public final class LoginModel {
    public private(set) var state = LoginState(open: false, hasLogin: false, saving: false, problem: nil)
    public var form = LoginForm()

    private let project: @Sendable () async throws -> any SettingsCore
    private let onSaved: @MainActor () -> Void

    public init(
        project: @escaping @Sendable () async throws -> any SettingsCore, onSaved: @escaping @MainActor () -> Void
    ) {
        (self.project, self.onSaved) = (project, onSaved)
    }

    /// - Parameter user: the user name until now, if there is one.
    public func open(_ user: String?) {
        guard !state.open else { return }
        form = LoginForm(user: user ?? "")
        state = LoginState(open: true, hasLogin: user != nil, saving: false, problem: nil)
    }

    public func close() {
        guard !state.saving else { return }
        form = LoginForm()
        state.open = false
    }

    @discardableResult
    public func save() -> Task<Void, Never>? {
        guard state.open, !state.saving else { return nil }
        (state.saving, state.problem) = (true, nil)
        let (form, hasLogin) = (form, state.hasLogin)
        return Task {
            do {
                let current = hasLogin ? form.current : nil
                _ = try await project().setLogin(user: form.user, password: form.password, current: current)
                self.form = LoginForm()
                (state.open, state.saving) = (false, false)
                onSaved()
            } catch {
                (state.saving, state.problem) = (false, meaning(error))
            }
        }
    }
}

/// What a refusal means for this form, where that is more than it means elsewhere.
private func meaning(_ error: any Error) -> Problem {
    guard case .Refused(let code, _, _, _) = error as? InnkeyError else { return Problem(error) }
    return switch code {
    case .wrongCredentials: Problem(.words(Words("settings_login_wrong")), next: Words("settings_login_wrong_next"))
    case .invalid: Problem(.words(Words("settings_login_invalid")), next: Words("settings_login_invalid_next"))
    default: Problem(error)
    }
}
