import Innkey
import InnkeyModel

/// The projects on a phone; what is set is what is answered.
@MainActor
final class FakeProjects {
    var infos: [ProjectInfo] = []
    /// Those that cannot be opened.
    var damaged: Set<String> = []
    /// By project, whether its server has nothing newer; those that are not here do not answer.
    var upToDate: [String: Bool] = [:]
    var removing: InnkeyError?
    var reading: InnkeyError?
    /// Servers wait before it.
    var gate: Gate?
    private(set) var asked: [String] = []
    private(set) var removed: [String] = []
}

extension FakeProjects: ProjectsCore {
    func projects() async throws -> [ProjectInfo] {
        if let reading { throw reading }
        return infos
    }

    func cover(_ project: String) async throws -> String? {
        if damaged.contains(project) { throw InnkeyError.Damaged(next: .download, detail: "cover.jpg") }
        return "/cover"
    }

    func isUpToDate(_ project: String) async throws -> Bool {
        asked.append(project)
        await gate?.pass()
        guard let upToDate = upToDate[project] else { throw offline }
        return upToDate
    }

    func remove(id: String) async throws {
        if let removing { throw removing }
        removed.append(id)
        infos.removeAll { $0.id == id }
    }
}

func aProject(_ id: String, version: UInt64? = 1, account: Account? = nil) -> ProjectInfo {
    ProjectInfo(
        id: id, project: "p", name: id, addresses: [], version: version, otp: true, account: account,
        timeZone: "Europe/Rome")
}
