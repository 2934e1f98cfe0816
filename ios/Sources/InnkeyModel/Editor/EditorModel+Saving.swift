import Innkey

/// Saving.
extension EditorModel {
    /// Saves; once, however often it is tapped. It is carried to its end though the screen is gone.
    @discardableResult
    public func save() -> Task<Void, Never>? {
        guard state.form != nil, !state.saving, state.clash == nil else { return nil }
        tried = true
        show()
        guard state.hints.isEmpty else {
            state.refusal = Problem(.words(Words("editor_mend")), next: nil)
            return nil
        }
        (state.saving, state.refusal) = (true, nil)
        return Task {
            do {
                if let customer { try await change(customer) } else { try await create() }
            } catch {
                await refuse(error)
                state.saving = false
            }
        }
    }

    /// The host's own changes win, and are saved.
    @discardableResult
    public func keepMine() -> Task<Void, Never>? {
        decide { $0.mine }
        return save()
    }

    /// The other's changes win where both changed the same; nothing is saved yet.
    public func takeTheirs() { decide { $0.theirs } }

    // What is saved stays `saving`: until the screen is left, no second tap counts.
    private func create() async throws {
        guard let form = state.form else { return }
        onCreated(try await saver.create(project(), form, state.password).id)
    }

    private func change(_ id: String) async throws {
        let project = try await project()
        if before == nil { arrive(try await project.customer(id)) }
        while state.clash == nil, let before, let form = state.form {
            do {
                _ = try await project.bring(before, to: form, state.password)
                onDone()
                return
            } catch InnkeyError.ChangedMeanwhile(let now, _, _) {
                arrive(now)
            }
        }
        state.saving = false
    }

    /// Takes in the customer as it is on the server, unless the host has to decide about it.
    func arrive(_ customer: Customer) {
        let theirs = EditorForm(customer)
        guard let mine = state.form, let base else { return begin(customer, theirs) }
        let merge = Merge(base: base, mine: mine, theirs: theirs)
        if merge.clashes.isEmpty { return begin(customer, merge.mine) }
        newer = customer
        state.clash = Clash(fields: merge.clashes, mine: merge.mine, theirs: merge.theirs)
    }

    private func begin(_ customer: Customer, _ form: EditorForm) {
        before = customer
        base = EditorForm(customer)
        show(form)
    }

    private func decide(_ form: (Clash) -> EditorForm) {
        guard let clash = state.clash, let customer = newer else { return }
        newer = nil
        state.clash = nil
        begin(customer, form(clash))
    }

    private func refuse(_ error: any Error) async {
        state.refusal = Problem(error)
        guard case .Refused(let code, _, _, _) = error as? InnkeyError else { return }
        switch code {
        case .userNameTaken: taken = state.form?.user
        case .otpOff:
            state.building?.otp = false
            state.form?.signIn = .later
        case .groupNotFound:
            // If that fails, what was refused is told already.
            if let project = try? await project() { try? await readGroups(project) }
        default: break
        }
        show()
    }
}
