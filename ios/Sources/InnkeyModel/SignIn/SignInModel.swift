import Innkey
import Observation

/// Signing in by one-time code or by user name and password.
@MainActor
@Observable
public final class SignInModel {
    public private(set) var state: SignInState
    /// What is complained about is being mended when it changes.
    public var fields = SignInFields() {
        didSet { if !state.working { state.complaint = nil } }
    }

    private let id: String
    private let project: @Sendable () async throws -> any SignInCore
    private let preferences: Preferences
    private let device: String
    private let clock: PhoneClock
    private let onDone: @MainActor () -> Void

    /// - Parameters:
    ///   - id: the project's.
    ///   - project: the project, as soon as the core is open.
    ///   - device: what the host's list calls this phone.
    ///   - why: what ended the sign-in before.
    ///   - onDone: somebody is signed in.
    public init(
        id: String, project: @escaping @Sendable () async throws -> any SignInCore, preferences: Preferences,
        device: String, why: Farewell?, clock: PhoneClock = .ofPhone, onDone: @escaping @MainActor () -> Void
    ) {
        self.id = id
        self.project = project
        self.preferences = preferences
        self.device = device
        self.clock = clock
        self.onDone = onDone
        state = SignInState(
            project: "", method: nil, choice: false, why: why, working: false, complaint: nil, waitUntil: nil)
    }

    /// As long as the popup is seen.
    public func run() async {
        do {
            try await prepare(project())
        } catch {
            state.method = state.method ?? .password
            state.complaint = Complaint(.none, Problem(error))
            return
        }
        await resume()
    }

    public func switchMethod() {
        guard !state.working else { return }
        state.method = state.method == .code ? .password : .code
        state.complaint = nil
    }

    /// The field of the code has become `text`.
    public func typed(code text: String) { fields.code = CodeInput.typed(text, over: fields.code) }

    /// Signs in; while that goes on, or while one has to wait, nothing more comes of it.
    @discardableResult
    public func submit() -> Task<Void, Never>? {
        guard let method = state.method, !state.working, state.waitUntil.map({ clock.elapsed() >= $0 }) ?? true else {
            return nil
        }
        state.waitUntil = nil
        state.complaint = missing(method)
        state.working = state.complaint == nil
        guard state.working else { return nil }
        return Task {
            do {
                try await signIn(method)
                done(method)
            } catch {
                refused(error)
            }
        }
    }

    private func prepare(_ project: any SignInCore) async throws {
        let info = try await project.info()
        let code = try await project.linkCode()
        state.project = info.name
        state.choice = info.otp != false
        // Seen a second time, it is as the person left it.
        guard state.method == nil else { return }
        if let code, fields.code.isEmpty { fields.code = CodeInput.typed(code, over: "") }
        let last = code == nil ? preferences.signInMethod(id) : nil
        state.method = state.choice ? last ?? .code : .password
    }

    /// A sign-in whose answer was lost may have worked.
    private func resume() async {
        guard let project = try? await project(), (try? await project.account()) != nil else { return }
        if !state.working, !Task.isCancelled { onDone() }
    }

    private func missing(_ method: SignInMethod) -> Complaint? {
        switch method {
        case .code where fields.code.count < CodeInput.length: complaint(.code, Words("signin_code_short"))
        case .code: nil
        case .password where fields.user.allSatisfy(\.isWhitespace): complaint(.user, Words("signin_user_missing"))
        case .password where fields.password.isEmpty: complaint(.password, Words("signin_password_missing"))
        case .password: nil
        }
    }

    private func signIn(_ method: SignInMethod) async throws {
        let project = try await project()
        switch method {
        case .code:
            let name = fields.name.allSatisfy(\.isWhitespace) ? nil : fields.name
            _ = try await project.signInWithCode(code: fields.code, name: name, device: device)
        case .password:
            _ = try await project.signInWithPassword(user: fields.user, password: fields.password, device: device)
        }
    }

    private func done(_ method: SignInMethod) {
        preferences.set(method, of: id)
        (fields.code, fields.password) = ("", "")
        state.working = false
        onDone()
    }

    private func refused(_ error: any Error) {
        let problem = Problem(error)
        state.complaint = Complaint(error.field, problem)
        if case .Invalid = error as? InnkeyError, state.method == .code {
            state.complaint = complaint(.code, Words("signin_code_wrong"))
        }
        if error.refusal == .otpOff { (state.method, state.choice) = (.password, false) }
        state.waitUntil = problem.wait.map { clock.elapsed() + .seconds($0) }
        state.working = false
    }
}

private func complaint(_ about: Complaint.Field, _ what: Words) -> Complaint {
    Complaint(about, Problem(.words(what), next: nil))
}

extension Error {
    fileprivate var refusal: Refusal? {
        if case .Refused(let code, _, _, _) = self as? InnkeyError { code } else { nil }
    }

    /// The field beside which it is said.
    fileprivate var field: Complaint.Field {
        switch refusal {
        case .codeUnknown, .codeExpired, .codeUsed, .codeRevoked, .codeReplaced: .code
        case .wrongCredentials: .password
        default: .none
        }
    }
}
