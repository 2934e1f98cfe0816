import Innkey

/// What the list of projects needs of the core.
public protocol ProjectsCore: Sendable {
    /// What is on this phone.
    func projects() async throws -> [ProjectInfo]
    /// The file of the building's picture; fails if what is on this phone is damaged.
    func cover(_ project: String) async throws -> String?
    /// Whether the project's server has nothing newer.
    func isUpToDate(_ project: String) async throws -> Bool
    func remove(id: String) async throws
}

extension InnkeyEngine: ProjectsCore {
    public func cover(_ project: String) async throws -> String? {
        try await self.project(id: project).open(language: nil).cover
    }

    public func isUpToDate(_ project: String) async throws -> Bool {
        try await self.project(id: project).latest().upToDate
    }
}

extension ProjectsCore {
    /// A project as it stands on this phone. Whoever opens a damaged one is told; in the list it stands among the others
    /// without its picture.
    func read(_ info: ProjectInfo) async -> ReadProject {
        let cover = info.version == nil ? nil : try? await cover(info.id)
        return ReadProject(info: info, cover: cover)
    }

    /// By project: whether its server has a newer version; without those that do not answer.
    nonisolated func newer(_ projects: [ProjectInfo]) async -> [String: Bool] {
        await withTaskGroup(of: (String, Bool?).self) { group in
            for info in projects {
                group.addTask {
                    guard info.version != nil else { return (info.id, false) }
                    return (info.id, (try? await self.isUpToDate(info.id)).map { !$0 })
                }
            }
            return await group.reduce(into: [:]) { all, one in all[one.0] = one.1 }
        }
    }
}

/// What is on this phone of a project.
struct ReadProject: Sendable {
    let info: ProjectInfo
    let cover: String?
}
