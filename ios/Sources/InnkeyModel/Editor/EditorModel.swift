import Foundation
import Innkey
import Observation

/// A customer is made or changed.
@MainActor
@Observable
public final class EditorModel {
    public internal(set) var state: EditorState

    let project: @Sendable () async throws -> any EditorCore
    let customer: String?
    let saver: CustomerSaver
    let onCreated: @MainActor (String) -> Void
    let onDone: @MainActor () -> Void
    private let saved: Saved<SavedEditor>
    private let phone: TimeZone

    /// The customer as the form began with it; `nil` for a new one, or until it is read.
    @ObservationIgnored var before: Customer?
    /// Somebody else's state of the customer, until the host has decided about it.
    @ObservationIgnored var newer: Customer?
    @ObservationIgnored var base: EditorForm?
    /// The user name that somebody else has.
    @ObservationIgnored var taken: String?
    /// Whether it was tried to save.
    @ObservationIgnored var tried = false
    @ObservationIgnored private var language: String?
    @ObservationIgnored private var readIn: String?
    /// The project as the guest reads it, and in which language.
    @ObservationIgnored private var guests: (language: String, functions: [FunctionItem]?)?

    /// - Parameters:
    ///   - project: the project, as soon as the core is open.
    ///   - customer: `nil`: a new one.
    ///   - phone: this phone's time zone.
    ///   - onCreated: a new customer is there.
    ///   - onDone: all is saved, or given up.
    public init(
        project: @escaping @Sendable () async throws -> any EditorCore, customer: String?,
        saved: Saved<SavedEditor>, phone: TimeZone = .current, onCreated: @escaping @MainActor (String) -> Void,
        onDone: @escaping @MainActor () -> Void
    ) {
        self.project = project
        self.customer = customer
        self.saved = saved
        self.phone = phone
        self.onCreated = onCreated
        self.onDone = onDone
        saver = CustomerSaver(saved: saved)
        base = saved.value?.base
        state = .nothingRead(isNew: customer == nil)
    }

    /// Reads what is missing; each time that the screen is seen.
    ///
    /// - Parameter language: the tag of the language in which it is.
    public func run(_ language: String) async {
        self.language = language
        guard !state.loading, !(isComplete && readIn == language) else { return }
        (state.loading, state.problem) = (true, nil)
        // Whoever changes the language meanwhile gets the new one.
        while let wanted = self.language, wanted != readIn || !isComplete {
            do {
                try await read(wanted)
                readIn = wanted
            } catch {
                state.problem = Problem(error)
                break
            }
        }
        state.loading = false
    }

    public func edit(_ change: (inout EditorForm) -> Void) {
        guard var form = state.form, !state.saving else { return }
        change(&form)
        show(form)
    }

    public func set(password: String) {
        guard !state.saving else { return }
        state.password = TypedPassword(password)
        show()
    }

    public func choose(group id: String?) {
        guard let building = state.building else { return }
        let (group, before) = (building.groups?.first { $0.id == id }, state.group)
        edit { form in
            form = form.inGroup(group, before: before, building.zone)
            form.group = id
        }
    }

    /// Days and hours are the building's. Without a time it stays at the same.
    public func set(from day: Day, _ time: ClockTime?) {
        guard let zone = state.building?.zone else { return }
        let usual = state.group.arrival
        edit { $0.from = moved($0.from, to: day, time, usual: usual, in: zone) }
    }

    /// As ``set(from:_:)``, of the stay's end.
    public func set(until day: Day, _ time: ClockTime?) {
        guard let zone = state.building?.zone else { return }
        let usual = state.group.departure
        edit { $0.until = moved($0.until, to: day, time, usual: usual, in: zone) }
    }

    /// The way out; asks if something would be lost.
    public func leave() {
        if state.changed { state.leaving = true } else { onDone() }
    }

    public func stay() { state.leaving = false }

    public func discard() {
        stay()
        onDone()
    }
}

/// Reading.
extension EditorModel {
    private var isComplete: Bool { state.building?.groups != nil && (customer == nil || before != nil || newer != nil) }

    private func read(_ language: String) async throws {
        let project = try await project()
        let info = try await project.info()
        let zone = zone(info.timeZone)
        state.building = EditorBuilding(
            name: info.name, zone: zone, foreign: differ(zone, phone), otp: info.otp ?? true,
            groups: state.building?.groups, functions: try await content(project, language))
        if state.form == nil { begin(otp: info.otp ?? true) }
        try await readGroups(project)
        if let customer, before == nil { arrive(try await project.customer(customer)) }
        show()
    }

    func readGroups(_ project: any EditorCore) async throws {
        state.building?.groups = try await project.groups().map(GroupItem.init)
    }

    /// The project's content; `nil` if it is not on this phone.
    private func content(_ project: any EditorCore, _ language: String) async throws -> [FunctionItem]? {
        do {
            return try await project.open(language: language).items
        } catch InnkeyError.NotInstalled {
            return nil
        }
    }

    /// A new customer, or one that was being changed when the system ended the app.
    private func begin(otp: Bool) {
        let kept = base == nil ? nil : saved.value?.form
        let form = kept ?? (customer == nil ? .empty(otp: otp) : nil)
        base = base ?? form
        show(form)
    }

    /// The preview is in the guest's language, once that is read.
    private func readGuests(_ language: String) {
        guard !language.isEmpty, guests?.language != language else { return }
        guests = (language, nil)
        Task {
            // If it fails, the preview stays in the phone's language.
            guard let functions = try? await content(project(), language), guests?.language == language else { return }
            guests = (language, functions)
            show()
        }
    }
}

/// Showing.
extension EditorModel {
    /// Shows `form` with all that follows from it, and keeps it.
    func show(_ form: EditorForm? = nil) {
        guard let form = form ?? state.form else { return }
        saved.change { [base] in ($0.form, $0.base) = (form, base) }
        var next = state
        next.form = form
        next.changed = base.map { !form.changes(since: $0).isEmpty } ?? false || !state.password.text.isEmpty
        next.hints = hints(next, form)
        next.preview = preview(next, form)
        state = next
        readGuests(form.language)
    }

    private func hints(_ state: EditorState, _ form: EditorForm) -> [EditorField: Words] {
        var hints: [EditorField: Words] = [:]
        if let from = form.from, let until = form.until, until <= from { hints[.until] = Words("editor_hint_until") }
        if state.building?.groups != nil, form.group != nil, state.group == nil {
            hints[.group] = Words("editor_hint_group")
        }
        guard form.signIn == .login else { return hints }
        let nameless = form.user.allSatisfy(\.isWhitespace)
        let needed = nameless || (state.password.text.isEmpty && form.user != before?.user)
        if form.user == taken { hints[.login] = Words("editor_hint_user") }
        if tried, needed { hints[.login] = Words("editor_hint_login") }
        return hints
    }

    private func preview(_ state: EditorState, _ form: EditorForm) -> [FunctionItem]? {
        let theirs = guests?.language == form.language ? guests?.functions : nil
        guard let functions = theirs ?? state.building?.functions else { return nil }
        return switch form.sight {
        case .everything: functions
        case .chosen: visible(functions, form.ids)
        case .group: visible(functions, state.group?.ids)
        }
    }
}

/// Whether clocks of two time zones differ, this summer or this winter.
private func differ(_ one: TimeZone, _ other: TimeZone) -> Bool {
    let halfAYear: TimeInterval = 182 * 86_400
    return [Date.now, Date.now + halfAYear].contains { one.secondsFromGMT(for: $0) != other.secondsFromGMT(for: $0) }
}
