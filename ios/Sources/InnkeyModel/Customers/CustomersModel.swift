import Foundation
import Innkey
import Observation

/// The customers of a project, page by page, live.
@MainActor
@Observable
public final class CustomersModel {
    public private(set) var state: CustomersState

    private let project: @Sendable () async throws -> any CustomersCore
    private let saved: Saved<SavedCustomers>
    private let clock: PhoneClock

    @ObservationIgnored private var reading: Task<Void, Never>?
    /// What was read is old.
    @ObservationIgnored private var stale = true
    /// How many rows are to be shown.
    @ObservationIgnored private var wanted: Int
    @ObservationIgnored private var listed: Listed?
    @ObservationIgnored private var rows: [CustomerRow]?
    @ObservationIgnored private var hidden: Set<String> = []
    @ObservationIgnored private var expiring: Task<Void, Never>?

    /// - Parameter project: the project, as soon as the core is open.
    public init(
        project: @escaping @Sendable () async throws -> any CustomersCore, saved: Saved<SavedCustomers>,
        clock: PhoneClock = .ofPhone
    ) {
        self.project = project
        self.saved = saved
        self.clock = clock
        let before = saved.value ?? SavedCustomers(search: Search(), wanted: Self.page)
        wanted = before.wanted
        state = .nothingRead(before.search)
    }

    /// As long as the screen is seen: reads, and hears what changes.
    public func run() async {
        reload()
        await attempt {
            try await project().hear(onOffline: { state.offline = $0 }, onChange: reload)
        }
    }

    public func refresh() {
        state.refreshing = true
        reload()
    }

    /// The end of what was read is nearly seen.
    public func more() {
        guard let listed, listed.next != nil, wanted <= listed.customers.count else { return }
        wanted = listed.customers.count + Self.page
        keep()
        wake()
    }

    public func look(_ text: String) { look { $0.text = text } }

    /// Only those who stay then; `nil`: whenever.
    public func filter(stay: StayChoice?) { look { $0.stay = stay } }

    /// Only those of a group; `nil`: of any.
    public func filter(group: String?) { look { $0.group = group } }

    /// Takes a customer out of the list; ``carryOut()`` removes, ``undo()`` brings back.
    public func remove(_ row: CustomerRow) {
        carryOut()
        hidden.insert(row.id)
        state.removed = row
        publish()
    }

    public func undo() {
        guard let row = state.removed else { return }
        hidden.remove(row.id)
        state.removed = nil
        publish()
    }

    /// Removes for good who was taken out of the list.
    @discardableResult
    public func carryOut() -> Task<Void, Never>? {
        guard let row = state.removed else { return nil }
        state.removed = nil
        return Task {
            await attempt {
                do {
                    try await project().removeCustomer(row.id)
                } catch {
                    hidden.remove(row.id)
                    publish()
                    throw error
                }
            }
        }
    }

    private func look(_ change: (inout Search) -> Void) {
        let before = state.search
        change(&state.search)
        guard state.search != before else { return }
        wanted = Self.page
        keep()
        // An answer to an older search is thrown away.
        reading?.cancel()
        stale = true
        reading = Task {
            // Whoever types on is not searched for yet.
            guard (try? await clock.sleep(Self.pause)) != nil else { return }
            await readWhatIsWanted()
        }
    }

    private func keep() { saved.value = SavedCustomers(search: state.search, wanted: wanted) }

    private func reload() {
        stale = true
        wake()
    }

    /// There is something to read, see `stale` and `wanted`.
    private func wake() {
        guard reading == nil else { return }
        reading = Task { await readWhatIsWanted() }
    }

    private func readWhatIsWanted() async {
        while !Task.isCancelled, stale || wantsMore {
            let before = stale ? nil : listed
            stale = false
            var failed = true
            await attempt {
                let read = try await read(before)
                guard !Task.isCancelled else { return }
                listed = read
                (state.problem, state.offline) = (nil, false)
                await show()
                failed = false
            }
            if failed, !stale { break }
        }
        // Another search has put its own reading in the place of this one.
        guard !Task.isCancelled else { return }
        state.refreshing = false
        reading = nil
    }

    private var wantsMore: Bool {
        guard let listed else { return false }
        return listed.next != nil && listed.customers.count < wanted
    }

    /// Reads on after `before`, or everything that is wanted anew.
    private func read(_ before: Listed?) async throws -> Listed {
        let search = state.search
        let project = try await project()
        let groups =
            if let before { before.groups } else {
                try await project.groups().map { Group(id: $0.id, name: $0.settings.name) }
            }
        var (customers, next) = (before?.customers ?? [], before?.next)
        while true {
            let some = min(max(wanted - customers.count, 1), Self.most)
            let page = try await project.customers(CustomerQuery(search, after: next, limit: some))
            try Task.checkCancellation()
            customers += page.customers
            next = page.next
            if next == nil || customers.count >= wanted {
                return Listed(customers, page, groups: groups, elapsed: clock.elapsed())
            }
        }
    }

    /// Makes rows of what was read, now and whenever a code dies.
    private func show() async {
        guard let listed else { return }
        let now = listed.clock.time(clock.elapsed())
        let made = await listed.rows(now: now)
        // What was read meanwhile is shown by whoever read it.
        guard self.listed === listed else { return }
        rows = made
        state.groups = listed.groups
        state.more = listed.next != nil
        state.otp = listed.otp
        state.place = Place(zone: listed.zone, today: Day(now, in: listed.zone))
        publish()
        expiring?.cancel()
        guard let end = Listed.nextEnd(made) else { return }
        let left = Countdown(end: end, clock: listed.clock).left(clock.elapsed())
        expiring = Task { [weak self, clock] in
            guard (try? await clock.sleep(max(left, .milliseconds(1)))) != nil else { return }
            await self?.show()
        }
    }

    private func publish() {
        let seen = rows?.filter { !hidden.contains($0.id) }
        state.rows = seen
        state.total = (listed?.total ?? 0) - ((rows?.count ?? 0) - (seen?.count ?? 0))
    }

    private func attempt(_ work: () async throws -> Void) async {
        do {
            try await work()
        } catch is CancellationError {
            // Nobody waits for it any more.
        } catch {
            guard !Task.isCancelled else { return }
            if (error as? InnkeyError)?.isOfTheNetwork == true, state.rows != nil {
                state.offline = true
            } else {
                state.problem = Problem(error)
            }
        }
    }

    private static let page = 100
    /// What the server gives at most in one answer.
    private static let most = 500
    /// Without a key pressed until it is searched.
    private static let pause = Duration.milliseconds(250)
}

/// What the list keeps, so that it is found where it was.
public struct SavedCustomers: Sendable, Codable, Equatable {
    let search: Search
    /// How many rows were to be shown.
    let wanted: Int
}
