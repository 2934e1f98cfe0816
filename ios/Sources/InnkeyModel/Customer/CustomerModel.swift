import Foundation
import Innkey
import Observation

/// One customer, live: code and QR, sharing, the stay, devices, what has happened.
@MainActor
@Observable
public final class CustomerModel {
    public internal(set) var state: CustomerState

    let project: @Sendable () async throws -> any CustomerCore
    let id: String
    let clock: PhoneClock
    let pictures: SharedPictures
    private let saved: Saved<SavedCustomer>

    @ObservationIgnored var read: CustomerRead?
    /// From where on older history is to be read.
    @ObservationIgnored var older: String?
    /// What the QR says.
    @ObservationIgnored private var link: String?
    @ObservationIgnored private var reading: Task<Void, Never>?
    /// What was read is old.
    @ObservationIgnored private var stale = false
    @ObservationIgnored private var expiring: Task<Void, Never>?
    @ObservationIgnored private var newsEnding: Task<Void, Never>?
    @ObservationIgnored private var shownAsShared = false

    /// - Parameters:
    ///   - project: the project, as soon as the core is open.
    ///   - id: the customer's.
    ///   - pictures: where other apps read what is shared with them.
    public init(
        project: @escaping @Sendable () async throws -> any CustomerCore, id: String, saved: Saved<SavedCustomer>,
        pictures: SharedPictures, clock: PhoneClock = .ofPhone
    ) {
        self.project = project
        self.id = id
        self.saved = saved
        self.clock = clock
        self.pictures = pictures
        state = .nothingRead(withCode: saved.value?.withCode ?? false)
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

    public func ask(_ what: Asking) { state.asking = what }

    public func dismiss() { state.asking = nil }

    /// Whether the code is in the QR and in what is shared.
    public func putCodeIntoQr(_ on: Bool) {
        saved.value = SavedCustomer(withCode: on)
        state.withCode = on
        Task { await attempt { try await showInvite() } }
    }

    /// The guest scans it from this phone's screen, which is to hand it over.
    public func enlarge() {
        state.large = true
        guard !shownAsShared else { return }
        shownAsShared = true
        noteShared()
    }

    public func shrink() { state.large = false }

    /// It was handed over to another app or to the guest: every admin sees that.
    @discardableResult
    public func noteShared() -> Task<Void, Never> {
        Task { await attempt { try await project().noteShared(id) } }
    }

    /// Whether something is being read.
    var isReading: Bool { reading != nil }

    func reload() {
        stale = true
        guard reading == nil else { return }
        reading = Task {
            while stale {
                stale = false
                await attempt { try await readAll() }
            }
            state.refreshing = false
            reading = nil
        }
    }

    func attempt(_ work: () async throws -> Void) async {
        do {
            try await work()
        } catch InnkeyError.ChangedMeanwhile(let now, _, _) {
            read?.customer = now
            showGuest()
            state.news = .changedMeanwhile
        } catch is CancellationError {
            // Nobody waits for it any more.
        } catch {
            failed(error)
        }
    }

    private func failed(_ error: any Error) {
        let error = error as? InnkeyError
        if case .Refused(.accountNotFound, _, _, _) = error {
            (state.removed, state.large, state.asking) = (true, false, nil)
        } else if error?.isOfTheNetwork == true, state.guest != nil, !state.working {
            state.offline = true
        } else {
            state.problem = Problem(error ?? InnkeyError.Cancelled(next: .tryAgain, detail: ""))
        }
    }
}

/// Reading and showing.
extension CustomerModel {
    private func readAll() async throws {
        let project = try await project()
        let wanted = max(state.history?.entries.count ?? 0, historyPage)
        async let asked = project.activity(ActivityQuery(account: id, limit: UInt32(wanted)))
        let before = read
        let now = try await CustomerRead(project, id, clock)
        read = now
        (state.problem, state.offline) = (nil, false)
        state.devices = now.devices.map(DeviceLine.init)
        showGuest()
        tellOfSignIn(before?.customer, now)
        let page = try await asked
        older = page.next
        state.history = History(page)
        try await showInvite()
    }

    /// Shows what was read, now and when the code dies.
    func showGuest() {
        guard let read else { return }
        let now = read.clock.time(clock.elapsed())
        let guest = read.guest(now)
        state.guest = guest
        if guest.code == nil, guest.user == nil { state.invite = nil }
        expiring?.cancel()
        guard let countdown = guest.code?.countdown else { return }
        let left = countdown.left(clock.elapsed())
        expiring = Task { [weak self, clock] in
            guard (try? await clock.sleep(max(left, .milliseconds(1)))) != nil else { return }
            self?.showGuest()
            await self?.attempt { try await self?.showInvite() }
        }
    }

    func showInvite() async throws {
        guard let guest = state.guest else { return }
        let withCode = state.withCode
        let now = try await project().link(guest, id, withCode: withCode)
        var invite: Invite?
        if let now {
            let pattern =
                if now == link, let before = state.invite { before.pattern } else { try await QrPattern.of(now) }
            invite = Invite(pattern: pattern, withCode: withCode && guest.code != nil)
        }
        // What was read or chosen meanwhile is shown by whoever did that.
        guard state.withCode == withCode, state.guest?.code == guest.code else { return }
        link = now
        state.invite = invite
        if invite == nil { state.large = false }
    }

    private func tellOfSignIn(_ before: Customer?, _ now: CustomerRead) {
        let after = now.customer
        guard let before, after.signedInAt != nil else { return }
        let same = before.code?.id == after.code?.id
        let codeUsed = same && before.code?.state != after.code?.state && after.devices > before.devices
        guard before.signedInAt == nil || codeUsed else { return }
        let device = now.devices.max { $0.since < $1.since }?.name ?? after.signedInWith
        state.news = .signedIn(name: after.settings.name, device: device)
        state.large = false
        newsEnding?.cancel()
        newsEnding = Task { [weak self, clock] in
            guard (try? await clock.sleep(justNow)) != nil else { return }
            self?.state.news = nil
        }
    }
}

/// How many entries of the history are read at a time.
let historyPage = 20

/// For how long a sign-in has happened "just now".
private let justNow = Duration.seconds(60)
