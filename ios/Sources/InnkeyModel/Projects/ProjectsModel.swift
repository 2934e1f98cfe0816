import Innkey
import Observation

/// The projects on this phone, and whether their servers have something newer.
@MainActor
@Observable
public final class ProjectsModel {
    public private(set) var state = ProjectsState(
        cards: nil, problem: nil, refreshing: false, offline: false, removing: nil)

    private let core: @Sendable () async throws -> any ProjectsCore
    private let forget: @MainActor (String) async -> Void

    @ObservationIgnored private var read: [ReadProject] = []
    /// By project: the version on this phone that its server has called an old one.
    @ObservationIgnored private var old: [String: UInt64] = [:]

    /// - Parameters:
    ///   - core: the core, as soon as it is open.
    ///   - forget: takes away what else this phone has of a project that was removed: its PIN.
    public init(
        core: @escaping @Sendable () async throws -> any ProjectsCore,
        forget: @escaping @MainActor (String) async -> Void
    ) {
        self.core = core
        self.forget = forget
    }

    /// Each time that the screen is seen.
    public func run() async { await refresh().value }

    /// Reads what is on the phone, then asks the servers, unless they are being asked already.
    @discardableResult
    public func refresh() -> Task<Void, Never> {
        let asks = !state.refreshing
        state.refreshing = true
        return Task {
            await attempt {
                try await readPhone()
                if asks { try await askServers() }
            }
            if asks { state.refreshing = false }
        }
    }

    /// Asks whether to remove it; nothing is removed yet.
    public func askToRemove(_ card: ProjectCard) { state.removing = card }

    public func keep() { state.removing = nil }

    /// Removes what was asked about, with its pictures, its sign-in and its PIN on this phone.
    @discardableResult
    public func remove() -> Task<Void, Never>? {
        guard let card = state.removing else { return nil }
        keep()
        return Task {
            await attempt {
                try await core().remove(id: card.id)
                await forget(card.id)
                read.removeAll { $0.info.id == card.id }
                publish()
            }
        }
    }

    private func readPhone() async throws {
        let core = try await core()
        var read: [ReadProject] = []
        for info in try await core.projects() { read.append(await core.read(info)) }
        self.read = read
        state.problem = nil
        publish()
    }

    private func askServers() async throws {
        let infos = read.map(\.info)
        let newer = try await core().newer(infos)
        for info in infos { old[info.id] = newer[info.id] == true ? info.version : nil }
        state.offline = !infos.isEmpty && newer.isEmpty
        publish()
    }

    private func publish() {
        state.cards = read.map { project in
            let version = project.info.version
            return ProjectCard(
                id: project.info.id, name: project.info.name, cover: project.cover, downloaded: version != nil,
                update: version != nil && version == old[project.info.id], person: Person(project.info))
        }
    }

    private func attempt(_ work: () async throws -> Void) async {
        do { try await work() } catch { state.problem = Problem(error) }
    }
}

extension Person {
    fileprivate init(_ info: ProjectInfo) {
        self =
            switch info.account?.role {
            case .admin: .admin(name: info.account?.name ?? "")
            case .customer:
                .guest(
                    name: info.account?.name ?? "", until: info.account?.stay.until,
                    zone: InnkeyModel.zone(info.timeZone))
            case nil: .nobody
            }
    }
}
