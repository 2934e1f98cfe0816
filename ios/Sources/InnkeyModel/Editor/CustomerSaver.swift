import Innkey

/// Saves a new customer once, however often it is tried, and also if the system ended the app in between: what was sent
/// without an answer keeps its id in `saved`, and is brought to what the host has filled in since.
@MainActor
final class CustomerSaver {
    private let saved: Saved<SavedEditor>
    private var sent: NewCustomer?

    init(saved: Saved<SavedEditor>) { self.saved = saved }

    func create(_ core: any EditorCore, _ form: EditorForm, _ password: TypedPassword) async throws -> Customer {
        guard let earlier = try await earlier(core) else { return try await first(core, form, password) }
        return try await bring(core, earlier, form, password)
    }

    /// What an earlier try has saved, now that it is known.
    private func earlier(_ core: any EditorCore) async throws -> Customer? {
        guard let id = saved.value?.sent else { return nil }
        do {
            if let sent { return try await sent.save() }
            return try await core.customer(id)
        } catch {
            guard savedNothing(error) else { throw error }
            forget()
            return nil
        }
    }

    private func first(_ core: any EditorCore, _ form: EditorForm, _ password: TypedPassword) async throws -> Customer {
        let login = form.signIn == .login ? Login(user: form.user, password: password) : nil
        let new = try core.draft(form.settings, invite: form.signIn == .code, login: login)
        sent = new
        saved.change { $0.sent = new.id }
        do {
            return try await new.save()
        } catch {
            if savedNothing(error) { forget() }
            throw error
        }
    }

    private func bring(
        _ core: any EditorCore, _ saved: Customer, _ form: EditorForm, _ password: TypedPassword
    ) async throws -> Customer {
        let customer = try await core.bring(saved, to: form, password)
        if form.signIn == .code, customer.code == nil { return try await core.renewCode(of: customer.id) }
        if form.signIn != .code, customer.code?.state == .live { return try await core.revokeAccess(of: customer.id) }
        return customer
    }

    private func forget() {
        sent = nil
        saved.change { $0.sent = nil }
    }
}

extension EditorCore {
    /// Turns a saved customer into what the form says.
    func bring(_ saved: Customer, to form: EditorForm, _ password: TypedPassword) async throws -> Customer {
        let settings = form.settings
        let customer = settings == saved.settings ? saved : try await edit(saved, settings)
        if form.signIn == .login, !password.text.isEmpty {
            return try await setLogin(of: customer.id, Login(user: form.user, password: password))
        }
        if form.signIn != .login, customer.user != nil { return try await removeLogin(of: customer.id) }
        return customer
    }
}

/// Whether the answer makes it certain that nothing was saved.
private func savedNothing(_ error: any Error) -> Bool {
    guard let error = error as? InnkeyError else { return false }
    switch error.nextStep() {
    case .correct, .refresh: return true
    default:
        if case .Refused(.otpOff, _, _, _) = error { return true }
        return false
    }
}
