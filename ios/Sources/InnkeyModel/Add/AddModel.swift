import Innkey
import Observation

/// Finds a project, shows what it is, and adds it. Links stay in memory: they may hold a code.
@MainActor
@Observable
public final class AddModel {
    public internal(set) var state: AddState

    let core: @Sendable () async throws -> any AddCore
    let scanner: LinkScanner
    let nearby: any Nearby
    let saved: Saved<SavedAdd>
    let clock: PhoneClock
    private let link: String?
    private let picture: String?
    private let onOpen: @MainActor (String) -> Void

    @ObservationIgnored let viewfinder: ViewfinderModel
    @ObservationIgnored private var source: Source?
    @ObservationIgnored private var taken = false
    @ObservationIgnored var asking: Task<Void, Never>?
    @ObservationIgnored var asked: NearbyRow?
    @ObservationIgnored var announced: [NearbyServer] = []

    /// - Parameters:
    ///   - core: the core, as soon as it is open.
    ///   - link: what a deep link or another app handed over.
    ///   - picture: the address of a picture that another app handed over.
    ///   - onOpen: a project was added; its id on this phone.
    public init(
        core: @escaping @Sendable () async throws -> any AddCore, scanner: LinkScanner, nearby: any Nearby,
        saved: Saved<SavedAdd>, link: String? = nil, picture: String? = nil, clock: PhoneClock = .ofPhone,
        onOpen: @escaping @MainActor (String) -> Void
    ) {
        self.core = core
        self.scanner = scanner
        self.nearby = nearby
        self.saved = saved
        self.link = link
        self.picture = picture
        self.clock = clock
        self.onOpen = onOpen
        viewfinder = ViewfinderModel(scanner: scanner, clock: clock)
        let before = saved.value
        state = AddState(
            way: before?.way ?? .scan, viewfinder: .unknown, photo: PhotoState(reading: false, problem: nil),
            link: LinkState("", problem: nil),
            nearby: NearbyState(servers: [], settled: false, failure: nil, asking: nil, problem: nil),
            address: AddressState(before?.address ?? "", asking: false, problem: nil), found: nil,
            handedOver: link != nil || picture != nil)
        viewfinder.show = { [weak self] in self?.state.viewfinder = $0 }
    }

    /// Each time that the screen is seen. What was handed over is read the first time.
    public func run() async {
        checkCamera()
        guard !taken else { return }
        taken = true
        if let link { await open(link) }
        if let picture { await scanPhoto(picture)?.value }
    }

    public func show(_ way: Way) {
        state.way = way
        keep()
    }

    /// As long as the screen is seen and ``AddState/seeking`` stays the same: looks through the camera or listens for
    /// servers. When the task is cancelled, both are free again.
    public func seek() async {
        switch state.seeking {
        case .camera: await look()
        case .network: await listen()
        case .nothing: break
        }
    }

    /// A person chooses one of a server's projects.
    public func choose(_ project: String) { state.found?.chosen = project }

    /// A person says whether the fingerprint is the one that the host shows.
    public func compared(_ same: Bool) {
        guard case .firstUse(let fingerprint, _) = state.found?.trust else { return }
        state.found?.trust = .firstUse(fingerprint: fingerprint, compared: same)
    }

    /// Back to looking.
    public func dismiss() {
        if case .link(let text) = source { viewfinder.ignore(text) }
        source = nil
        state.found = nil
    }

    /// Adds what was found.
    @discardableResult
    public func add() -> Task<Void, Never>? {
        guard let found = state.found, let source, let chosen = found.chosen, found.ready, !found.adding else {
            return nil
        }
        state.found?.adding = true
        state.found?.problem = nil
        return Task {
            do {
                let core = try await core()
                let project =
                    switch source {
                    case .link(let text): try await core.add(link: text)
                    case .server(let server): try await core.add(chosen, of: server)
                    }
                // It stays "adding": the screen is left now, and a second tap does nothing.
                onOpen(project)
            } catch {
                state.found?.adding = false
                state.found?.problem = Problem(error)
            }
        }
    }

    func found(_ source: Source, _ found: Found) {
        self.source = source
        state.found = found
    }

    func keep() { saved.value = SavedAdd(way: state.way, address: state.address.text) }
}

/// What ``Found`` was made of, for the core.
enum Source: Sendable {
    case link(String)
    case server(FoundServer)
}

/// What the screen keeps; no link, for it may hold a code.
public struct SavedAdd: Sendable, Codable, Equatable {
    let way: Way
    let address: String
}
